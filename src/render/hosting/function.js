function answer(status, words, headers, body) {
  const response = { statusCode: status, statusDescription: words, headers: headers };
  if (body) response.body = { encoding: 'text', data: body };
  return response;
}
function moveTo(place, request) {
  // What was asked behind the old path is asked of the new one, unless that says something there itself.
  if (!/[?#]/.test(place)) place += query(request);
  return answer(301, 'Moved Permanently', { location: { value: place }, 'cache-control': { value: site.cache } });
}
function query(request) {
  const parts = [];
  for (const name in request.querystring) {
    const given = request.querystring[name];
    const values = given.multiValue || [given];
    for (let at = 0; at < values.length; at++) parts.push(values[at].value === '' ? name : name + '=' + values[at].value);
  }
  return parts.length ? '?' + parts.join('&') : '';
}
function handler(event) {
  const request = event.request;
  let path;
  try {
    path = decodeURIComponent(request.uri);
  } catch (error) {
    return answer(404, 'Not Found', {});
  }
  // As origins read it: a slash is a slash, however many there are, and `..` leads where nobody should look.
  path = path.replace(/[\/\\]+/g, '/');
  if (/\/\.\.?(\/|$)/.test(path)) return answer(404, 'Not Found', {});
  const own = site.prefix + '/.careergen';
  if (path === own || path.indexOf(own + '/') === 0) return answer(404, 'Not Found', {});
  const bare = path.length > 1 && path.charAt(path.length - 1) === '/' ? path.slice(0, -1) : path;
  if (moved[bare]) return moveTo(moved[bare], request);
  if (gone[bare]) {
    const headers = { 'content-type': { value: 'text/html; charset=utf-8' }, 'cache-control': { value: site.cache } };
    return answer(410, 'Gone', headers, site.page);
  }
  if (path.charAt(path.length - 1) === '/') {
    request.uri += 'index.html';
  } else if (path.slice(path.lastIndexOf('/')).indexOf('.') < 0 && !files[path]) {
    // Two slashes at the beginning would name another host.
    return moveTo(request.uri.replace(/^([\/\\]|%2f|%5c)+/i, '/') + '/', request);
  }
  return request;
}

// What html-validate asks of a page: all that it recommends, for whole documents and for assistive technology.
export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Files of the site itself have names made of their hash, and come from where the page comes from.
    'require-sri': ['error', { target: 'crossorigin' }],
    // A role is called what its employer calls it. What search engines cut off is the end: the place and the site's name.
    'long-title': 'off',
    // The boxes of one filter are choices of one name, which the form sends once for each.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
  },
};

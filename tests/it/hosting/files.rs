//! The files for hosts, to the letter. What real servers make of them is tried by `.ci/checks/hosting.py`.

use serde_json::Value;
use snapbox::str;

use super::on;
use crate::site::{eq, site};

const NGINX_HTTP: &str = "/.careergen/nginx/http.conf";
const NGINX_SERVER: &str = "/.careergen/nginx/server.conf";
const CADDY: &str = "/.careergen/caddy/site.conf";
const FUNCTION: &str = "/.careergen/cloudfront/function.js";

/// A file for a host, of the site of these tests.
fn file(hosting: &str, path: &str) -> String {
    site(&on(hosting)).build().file(path)
}

/// The same, for a site in a folder of its host.
fn below(hosting: &str, path: &str) -> String {
    site(&on(hosting)).base_url("http://bakery.example/careers").build().file(path)
}

/// The lines that hold one of these.
fn lines(text: &str, words: &[&str]) -> String {
    let lines = text.lines().filter(|line| words.iter().any(|word| line.contains(word)));
    lines.map(|line| format!("{line}\n")).collect()
}

/// A part of a JSON file, an item a line.
fn items(text: &str, key: &str) -> String {
    let value: Value = serde_json::from_str(text).unwrap();
    value[key].as_array().unwrap().iter().map(|item| format!("{item}\n")).collect()
}

#[test]
fn nginx_is_given_maps() {
    eq(
        file("nginx", NGINX_HTTP),
        str![[r##"
# careergen made this file. Include it in http {}, once.
# The maps are volatile, for an error's page is asked for under its own path.

map_hash_bucket_size 256;
map_hash_max_size 2048;

map $uri $careergen_to {
    volatile;
    default "";
    "/careers/old/baker.html" "/jobs/baker/$is_args$args";
    "/de/jobs/night-baker" "/de/jobs/baker/$is_args$args";
    "/de/jobs/night-baker/" "/de/jobs/baker/$is_args$args";
    "/de/wir-backen" "/de/about/$is_args$args";
    "/de/wir-backen/" "/de/about/$is_args$args";
    "/jobs/night-baker" "/jobs/baker/$is_args$args";
    "/jobs/night-baker/" "/jobs/baker/$is_args$args";
    "/shop" "https://bakery.example/shop?of=%7Bbread%7D";
    "/shop/" "https://bakery.example/shop?of=%7Bbread%7D";
    "/vacancies" "/jobs/$is_args$args";
    "/vacancies/" "/jobs/$is_args$args";
}

map $uri $careergen_gone {
    volatile;
    default 0;
    "/jobs/grinder" 1;
    "/jobs/grinder/" 1;
    "/jobs/miller" 1;
    "/jobs/miller/" 1;
}

map $status:$uri $careergen_cache {
    volatile;
    "~^(?!200|206|304)" "public, max-age=0, s-maxage=60, must-revalidate";
    "~^[0-9]+:/assets/" "public, max-age=31536000, immutable";
    "~/(?:feed\\.xml|feed\\.json|feeds/[^/]+|posting\\.md|posting\\.json|changes\\.json|llms\\.txt|robots\\.txt|sitemap[^/]*\\.xml)$" "public, max-age=600";
    "~(?:/|\\.html|/[^/.]+)$" "public, max-age=0, s-maxage=60, must-revalidate";
    default "public, max-age=3600";
}

"##]],
    );
}

#[test]
fn nginx_is_told_how_to_serve_the_site() {
    eq(
        file("nginx", NGINX_SERVER),
        str![[r##"
# careergen made this file. Include it in the server {} of the site, behind its root.

location "/" {
    index index.html;
    charset utf-8;
    charset_types text/plain text/markdown text/xml text/css text/javascript application/javascript application/json
        application/atom+xml application/xml image/svg+xml;
    # Behind a proxy nginx does not know how it was asked.
    absolute_redirect off;
    gzip_static on;
    gzip_vary on;
    error_page 403 =404 "/404.html";
    error_page 404 "/404.html";
    error_page 410 "/410.html";
    add_header Content-Security-Policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'" always;
    add_header X-Content-Type-Options "nosniff" always;
    add_header X-Frame-Options "SAMEORIGIN" always;
    add_header Referrer-Policy "strict-origin-when-cross-origin" always;
    add_header Permissions-Policy "camera=(), geolocation=(), microphone=(), payment=(), usb=()" always;
    add_header Strict-Transport-Security "max-age=31536000" always;
    add_header Speculation-Rules "\"/assets/jobs-feaae63f68.speculationrules\"" always;
    add_header Cache-Control $careergen_cache always;
    if ($careergen_gone) {
        return 410;
    }
    if ($careergen_to) {
        return 301 $careergen_to;
    }
    location ~ "\\.md$" {
        types { }
        default_type text/markdown;
        if ($careergen_gone) {
            return 410;
        }
        if ($careergen_to) {
            return 301 $careergen_to;
        }
    }
    location ~ "\\.mjs$" {
        types { }
        default_type text/javascript;
        if ($careergen_gone) {
            return 410;
        }
        if ($careergen_to) {
            return 301 $careergen_to;
        }
    }
    location ~ "\\.webmanifest$" {
        types { }
        default_type application/manifest+json;
        if ($careergen_gone) {
            return 410;
        }
        if ($careergen_to) {
            return 301 $careergen_to;
        }
    }
    location ~ "\\.speculationrules$" {
        types { }
        default_type application/speculationrules+json;
        if ($careergen_gone) {
            return 410;
        }
        if ($careergen_to) {
            return 301 $careergen_to;
        }
    }
    location ^~ "/.careergen" {
        return 404;
    }
}

"##]],
    );
}

#[test]
fn nginx_serves_a_folder() {
    let text = below("nginx", NGINX_SERVER);
    eq(
        lines(&text, &["careers", "Strict"]),
        str![[r##"
# The site lies in the folder careers of that root.
location = "/careers" {
    add_header Speculation-Rules "\"/careers/assets/jobs-0951a4f92c.speculationrules\"" always;
    return 301 "/careers/";
location "/careers/" {
    error_page 403 =404 "/careers/404.html";
    error_page 404 "/careers/404.html";
    error_page 410 "/careers/410.html";
    add_header Speculation-Rules "\"/careers/assets/jobs-0951a4f92c.speculationrules\"" always;
    location ^~ "/careers/.careergen" {

"##]],
    );
}

#[test]
fn caddy() {
    eq(
        below("caddy", CADDY),
        str![[r##"
# careergen made this file. Import it in the block of the site, behind its root.
# The site lies in the folder careers of that root.
@careergen path "/careers" "/careers/*"
route @careergen {
	header {
		Content-Security-Policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'"
		X-Content-Type-Options "nosniff"
		X-Frame-Options "SAMEORIGIN"
		Referrer-Policy "strict-origin-when-cross-origin"
		Permissions-Policy "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
		Speculation-Rules "\"/careers/assets/jobs-0951a4f92c.speculationrules\""
	}
	@careergen_hidden path "/careers/.careergen" "/careers/.careergen/*"
	handle @careergen_hidden {
		request_header -If-None-Match
		request_header -If-Modified-Since
		request_header -If-Range
		request_header -Range
		header {
			-ETag
			-Last-Modified
			Vary Accept-Encoding
			defer
		}
		header Cache-Control "public, max-age=0, s-maxage=60, must-revalidate"
		rewrite * "/careers/404.html"
		file_server {
			precompressed br gzip
			status 404
		}
	}
	map {http.request.uri.path} {careergen_to} {
		"/careers/careers/old/baker.html" "/careers/jobs/baker/"
		"/careers/de/jobs/night-baker" "/careers/de/jobs/baker/"
		"/careers/de/jobs/night-baker/" "/careers/de/jobs/baker/"
		"/careers/de/wir-backen" "/careers/de/about/"
		"/careers/de/wir-backen/" "/careers/de/about/"
		"/careers/jobs/night-baker" "/careers/jobs/baker/"
		"/careers/jobs/night-baker/" "/careers/jobs/baker/"
		"/careers/shop" "https://bakery.example/shop?of=%7Bbread%7D"
		"/careers/shop/" "https://bakery.example/shop?of=%7Bbread%7D"
		"/careers/vacancies" "/careers/jobs/"
		"/careers/vacancies/" "/careers/jobs/"
		default ""
	}
	@careergen_moved not vars {careergen_to} ""
	map {http.request.uri.query} {careergen_asked} {
		"" ""
		default "?{http.request.uri.query}"
	}
	map {careergen_to} {careergen_query} {
		"~[?#]" ""
		default "{careergen_asked}"
	}
	handle @careergen_moved {
		header Cache-Control "public, max-age=0, s-maxage=60, must-revalidate"
		redir * {careergen_to}{careergen_query} 301
	}
	map {http.request.uri.path} {careergen_gone} {
		"/careers/jobs/grinder" yes
		"/careers/jobs/grinder/" yes
		"/careers/jobs/miller" yes
		"/careers/jobs/miller/" yes
		default no
	}
	@careergen_gone vars {careergen_gone} yes
	handle @careergen_gone {
		request_header -If-None-Match
		request_header -If-Modified-Since
		request_header -If-Range
		request_header -Range
		header {
			-ETag
			-Last-Modified
			Vary Accept-Encoding
			defer
		}
		header Cache-Control "public, max-age=0, s-maxage=60, must-revalidate"
		rewrite * "/careers/410.html"
		file_server {
			precompressed br gzip
			status 410
		}
	}
	@careergen_missing not file {path} {path}/index.html
	handle @careergen_missing {
		request_header -If-None-Match
		request_header -If-Modified-Since
		request_header -If-Range
		request_header -Range
		header {
			-ETag
			-Last-Modified
			Vary Accept-Encoding
			defer
		}
		header Cache-Control "public, max-age=0, s-maxage=60, must-revalidate"
		rewrite * "/careers/404.html"
		file_server {
			precompressed br gzip
			status 404
		}
	}
	route {
		header Cache-Control "public, max-age=3600"
		@careergen_assets path "/careers/assets/*"
		header @careergen_assets Cache-Control "public, max-age=31536000, immutable"
		@careergen_feeds path_regexp "/(?:feed\.xml|feed\.json|feeds/[^/]+|posting\.md|posting\.json|changes\.json|llms\.txt|robots\.txt|sitemap[^/]*\.xml)$"
		header @careergen_feeds Cache-Control "public, max-age=600"
		@careergen_pages path_regexp "(?:/|\.html|/[^/.]+)$"
		header @careergen_pages Cache-Control "public, max-age=0, s-maxage=60, must-revalidate"
		@careergen_twins file {path}.gz {path}.br {path}/index.html.gz {path}/index.html.br
		header @careergen_twins {
			Vary Accept-Encoding
			defer
		}
		@careergen_manifests path *.webmanifest
		header @careergen_manifests Content-Type application/manifest+json
		@careergen_rules path *.speculationrules
		header @careergen_rules Content-Type application/speculationrules+json
		@careergen_modules path *.mjs
		header @careergen_modules Content-Type "text/javascript; charset=utf-8"
		file_server {
			precompressed br gzip
		}
	}
}

"##]],
    );
}

#[test]
fn netlify() {
    eq(
        file("netlify", "/_headers"),
        str![[r#"
/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  X-Frame-Options: SAMEORIGIN
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Strict-Transport-Security: max-age=31536000
  Speculation-Rules: "/assets/jobs-feaae63f68.speculationrules"
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/feed.xml
  Cache-Control: public, max-age=600
/*/feed.xml
  Cache-Control: public, max-age=600
/feed.json
  Cache-Control: public, max-age=600
/*/feed.json
  Cache-Control: public, max-age=600
/feeds/*
  Cache-Control: public, max-age=600
/*/posting.md
  Cache-Control: public, max-age=600
/*/posting.json
  Cache-Control: public, max-age=600
/changes.json
  Cache-Control: public, max-age=600
/llms.txt
  Cache-Control: public, max-age=600
/sitemap*
  Cache-Control: public, max-age=600
/robots.txt
  Cache-Control: public, max-age=600
/assets/jobs-feaae63f68.speculationrules
  Content-Type: application/speculationrules+json

"#]],
    );
    eq(
        file("netlify", "/_redirects"),
        str![[r#"
/careers/old/baker.html /jobs/baker/ 301
/de/jobs/night-baker /de/jobs/baker/ 301
/de/wir-backen /de/about/ 301
/jobs/night-baker /jobs/baker/ 301
/shop https://bakery.example/shop?of=%7Bbread%7D 301
/vacancies /jobs/ 301
/.careergen/* /404.html 404!

"#]],
    );
}

#[test]
fn cloudflare_pages_and_gitlab_pages() {
    eq(
        file("cloudflare-pages", "/_redirects"),
        str![[r#"
/careers/old/baker.html /jobs/baker/ 301
/de/jobs/night-baker /de/jobs/baker/ 301
/de/jobs/night-baker/ /de/jobs/baker/ 301
/de/wir-backen /de/about/ 301
/de/wir-backen/ /de/about/ 301
/jobs/night-baker /jobs/baker/ 301
/jobs/night-baker/ /jobs/baker/ 301
/shop https://bakery.example/shop?of=%7Bbread%7D 301
/shop/ https://bakery.example/shop?of=%7Bbread%7D 301
/vacancies /jobs/ 301
/vacancies/ /jobs/ 301
/.careergen/* /404 302

"#]],
    );
    eq(
        lines(&below("gitlab-pages", "/_redirects"), &["night", "careergen"]),
        str![[r#"
/careers/de/jobs/night-baker /careers/de/jobs/baker/ 301
/careers/de/jobs/night-baker/ /careers/de/jobs/baker/ 301
/careers/jobs/night-baker /careers/jobs/baker/ 301
/careers/jobs/night-baker/ /careers/jobs/baker/ 301

"#]],
    );
}

#[test]
fn vercel() {
    let settings = file("vercel", "/vercel.json");
    eq(
        items(&settings, "redirects"),
        str![[r#"
{"source":"/careers/old/baker.html","destination":"/jobs/baker/","statusCode":301}
{"source":"/de/jobs/night-baker","destination":"/de/jobs/baker/","statusCode":301}
{"source":"/de/jobs/night-baker/","destination":"/de/jobs/baker/","statusCode":301}
{"source":"/de/wir-backen","destination":"/de/about/","statusCode":301}
{"source":"/de/wir-backen/","destination":"/de/about/","statusCode":301}
{"source":"/jobs/night-baker","destination":"/jobs/baker/","statusCode":301}
{"source":"/jobs/night-baker/","destination":"/jobs/baker/","statusCode":301}
{"source":"/shop","destination":"https://bakery.example/shop?of=%7Bbread%7D","statusCode":301}
{"source":"/shop/","destination":"https://bakery.example/shop?of=%7Bbread%7D","statusCode":301}
{"source":"/vacancies","destination":"/jobs/","statusCode":301}
{"source":"/vacancies/","destination":"/jobs/","statusCode":301}
{"source":"/.careergen/(.*)","destination":"/404.html","statusCode":302}

"#]],
    );
    eq(
        items(&settings, "headers"),
        str![[r#"
{"source":"/(.*)","headers":[{"key":"Content-Security-Policy","value":"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'"},{"key":"X-Content-Type-Options","value":"nosniff"},{"key":"X-Frame-Options","value":"SAMEORIGIN"},{"key":"Referrer-Policy","value":"strict-origin-when-cross-origin"},{"key":"Permissions-Policy","value":"camera=(), geolocation=(), microphone=(), payment=(), usb=()"},{"key":"Strict-Transport-Security","value":"max-age=31536000"},{"key":"Speculation-Rules","value":"\"/assets/jobs-feaae63f68.speculationrules\""}]}
{"source":"/assets/(.*)","headers":[{"key":"Cache-Control","value":"public, max-age=31536000, immutable"}]}
{"source":"/feed.xml","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/(.*)/feed.xml","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/feed.json","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/(.*)/feed.json","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/feeds/(.*)","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/(.*)/posting.md","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/(.*)/posting.json","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/changes.json","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/llms.txt","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/sitemap(.*)","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/robots.txt","headers":[{"key":"Cache-Control","value":"public, max-age=600"}]}
{"source":"/assets/jobs-feaae63f68.speculationrules","headers":[{"key":"Content-Type","value":"application/speculationrules+json"}]}

"#]],
    );
    eq(
        file("vercel", "/.vercelignore"),
        str![[r#"
/.careergen

"#]],
    );
}

#[test]
fn github_pages() {
    let seen = site(&on("github-pages")).build();
    assert_eq!(
        (seen.file("/.nojekyll").as_str(), seen.file("/CNAME").as_str()),
        ("", "jobs.bakery.example\n")
    );
    let theirs = site(&on("github-pages")).base_url("https://bakery.github.io/careers").build();
    assert!(theirs.has("/.nojekyll") && !theirs.has("/CNAME"));
}

#[test]
fn https_is_asked_for_on_a_host_of_ones_own() {
    let strict = |base_url: &str| {
        let seen = site(&on("netlify")).base_url(base_url).build();
        seen.file("/_headers").contains("Strict-Transport-Security")
    };
    assert!(strict("https://jobs.bakery.example"));
    assert!(!strict("http://jobs.bakery.example"));
    assert!(!strict("https://bakery.example/careers"), "who has the rest of that host says so");
}

#[test]
fn cloudfront() {
    eq(
        lines(&file("cloudfront", FUNCTION), &["const site", "const files", "const moved", "const gone"]),
        str![[r#"
const site = {"prefix":"","page":"<!DOCTYPE html><html lang=\"en\" dir=\"ltr\"><meta charset=\"utf-8\"><title>This role has gone</title><h1>This role has gone</h1><p>The role is no longer open, and its page has been taken down.</p><p><a href=\"/jobs/\">Back to all jobs</a></p></html>","cache":"public, max-age=0, s-maxage=60, must-revalidate"};
const files = {};
const moved = {"/careers/old/baker.html":"/jobs/baker/","/de/jobs/night-baker":"/de/jobs/baker/","/de/wir-backen":"/de/about/","/jobs/night-baker":"/jobs/baker/","/shop":"https://bakery.example/shop?of=%7Bbread%7D","/vacancies":"/jobs/"};
const gone = {"/jobs/grinder":1,"/jobs/miller":1};

"#]],
    );
    let policy: Value =
        serde_json::from_str(&file("cloudfront", "/.careergen/cloudfront/response-headers.json")).unwrap();
    eq(
        policy.to_string(),
        str![[
            r#"{"Name":"careergen","Comment":"Headers of a site that careergen made","SecurityHeadersConfig":{"ContentSecurityPolicy":{"Override":true,"ContentSecurityPolicy":"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'"},"ContentTypeOptions":{"Override":true},"FrameOptions":{"Override":true,"FrameOption":"SAMEORIGIN"},"ReferrerPolicy":{"Override":true,"ReferrerPolicy":"strict-origin-when-cross-origin"},"StrictTransportSecurity":{"Override":true,"IncludeSubdomains":false,"Preload":false,"AccessControlMaxAgeSec":31536000}},"CustomHeadersConfig":{"Quantity":2,"Items":[{"Header":"Permissions-Policy","Value":"camera=(), geolocation=(), microphone=(), payment=(), usb=()","Override":true},{"Header":"Speculation-Rules","Value":"\"/assets/jobs-feaae63f68.speculationrules\"","Override":true}]}}"#
        ]],
    );
}

#[test]
fn a_function_holds_what_it_has_room_for() {
    let many: String = (0..300).map(|number| format!("  /old/vacancies/number-{number}: /jobs/\n")).collect();
    let seen = site(&on("cloudfront").replace("redirects:\n", &format!("redirects:\n{many}"))).build();
    let rules = seen.0.output.as_ref().unwrap().about.rules;
    let text = seen.file(FUNCTION);
    assert!((10 * 1024 - 100..=10 * 1024).contains(&text.len()), "{}", text.len());
    // Three hundred, five of the site, two that are gone.
    assert_eq!(rules.count + rules.left_out, 300 + 6 + 2);
}

/// Paths that mean something to some host, but for what stands between quotes.
#[test]
fn no_path_breaks_out_of_a_file() {
    let text = on("nginx").replace(
        "redirects:\n",
        r#"redirects:
  '/a "b" ''c''/': /jobs/
  "/$uri;}/{$HOME}/*": /jobs/
  "/ü b/:x.html": "/über $1 {a}.pdf"
  "/Jobs/Baker/": /jobs/baker/
"#,
    ) + "-- static/über $1 {a}.pdf --\n";
    let on = |hosting: &str, path: &str| {
        let text = text.replace("hosting: nginx", &format!("hosting: {hosting}"));
        let seen = site(&text).build();
        assert_eq!(seen.said(), "");
        lines(&seen.file(path), &["a \"b", "a \\\"b", "/a%20", "uri", "/ü", "%C3", "Jobs", "x24"])
    };
    eq(
        on("nginx", NGINX_HTTP),
        str![[r#"
map $uri $careergen_to {
    "/$uri;}/{$HOME}/*" "/jobs/$is_args$args";
    "/$uri;}/{$HOME}/*/" "/jobs/$is_args$args";
    "~^/Jobs/Baker$" "/jobs/baker/$is_args$args";
    "~^/Jobs/Baker/$" "/jobs/baker/$is_args$args";
    "/a \"b\" 'c'" "/jobs/$is_args$args";
    "/a \"b\" 'c'/" "/jobs/$is_args$args";
    "/ü b/:x.html" "/%C3%BCber%20%241%20%7Ba%7D.pdf$is_args$args";
map $uri $careergen_gone {
map $status:$uri $careergen_cache {

"#]],
    );
    eq(
        on("caddy", CADDY),
        str![[r#"
		Content-Security-Policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'"
		Strict-Transport-Security "max-age=31536000"
	map {http.request.uri.path} {careergen_to} {
		"~^/\x24uri\x3b\x7d/\x7b\x24HOME\x7d/\x2a$" "/jobs/"
		"~^/\x24uri\x3b\x7d/\x7b\x24HOME\x7d/\x2a/$" "/jobs/"
		"/Jobs/Baker" "/jobs/baker/"
		"/Jobs/Baker/" "/jobs/baker/"
		"/a \"b\" 'c'" "/jobs/"
		"/a \"b\" 'c'/" "/jobs/"
		"/ü b/:x.html" "/%C3%BCber%20%241%20%7Ba%7D.pdf"
	map {http.request.uri.query} {careergen_asked} {
		default "?{http.request.uri.query}"
	map {http.request.uri.path} {careergen_gone} {

"#]],
    );
    eq(
        on("netlify", "/_redirects"),
        str![[r#"
/%24uri%3B%7D/%7B%24HOME%7D/%2A /jobs/ 301
/Jobs/Baker /jobs/baker/ 301
/a%20%22b%22%20%27c%27 /jobs/ 301
/%C3%BC%20b/%3Ax.html /%C3%BCber%20%241%20%7Ba%7D.pdf 301

"#]],
    );
    eq(
        on("cloudfront", FUNCTION),
        str![[r#"
const moved = {"/$uri;}/{$HOME}/*":"/jobs/","/Jobs/Baker":"/jobs/baker/","/a \"b\" 'c'":"/jobs/","/careers/old/baker.html":"/jobs/baker/","/de/jobs/night-baker":"/de/jobs/baker/","/de/wir-backen":"/de/about/","/jobs/night-baker":"/jobs/baker/","/shop":"https://bakery.example/shop?of=%7Bbread%7D","/vacancies":"/jobs/","/ü b/:x.html":"/%C3%BCber%20%241%20%7Ba%7D.pdf"};
    path = decodeURIComponent(request.uri);
    request.uri += 'index.html';
    return moveTo(request.uri.replace(/^([\/\\]|%2f|%5c)+/i, '/') + '/', request);

"#]],
    );
}

#[test]
fn what_hosts_keep_for_how_long_is_what_the_class_of_a_file_says() {
    let seen = site(&on("nginx")).build();
    let maps = seen.file(NGINX_HTTP);
    assert!(!maps.is_empty());
    for (path, item) in &seen.0.output.as_ref().unwrap().items {
        let value = item.class.cache_control(careergen::base::Audience::Public);
        let url = format!("/{}", path.as_str().strip_suffix("index.html").unwrap_or(path.as_str()));
        let pattern = match url.as_str() {
            _ if url.starts_with("/assets/") => "~^[0-9]+:/assets/",
            _ if url.starts_with("/.careergen/") => continue,
            _ if url.starts_with("/sitemap") => "~/(?:feed",
            _ if ["feed.xml", "feed.json", "robots.txt"].iter().any(|end| url.ends_with(end)) => "~/(?:feed",
            _ if url.ends_with('/') || url.ends_with(".html") => "~(?:/|",
            _ => "default \"public",
        };
        assert!(lines(&maps, &[pattern]).contains(value), "{url}: {value}");
    }
}

#[test]
fn browsers_may_fetch_pages_of_jobs_before_they_are_asked_for() {
    let rules = |built: &crate::site::Seen| {
        let mut files = built.files();
        files.retain(|path, _| path.ends_with(".speculationrules"));
        files
    };
    let found = rules(&site(&on("caddy")).base_url("http://bakery.example/(a)").build());
    assert_eq!(found.len(), 1);
    eq(
        found.into_values().next().unwrap(),
        str![[r#"
{"prefetch":[{"source":"document","where":{"and":[{"or":[{"href_matches":"/%28a%29/jobs/*"},{"href_matches":"/%28a%29/de/jobs/*"}]},{"not":{"selector_matches":"[rel~=nofollow]"}}]},"eagerness":"moderate"}]}

"#]],
    );
    for hosting in ["static", "github-pages", "gitlab-pages", "s3"] {
        let built = site(&on(hosting)).build();
        assert!(rules(&built).is_empty(), "{hosting} can't be told of the header");
    }
}

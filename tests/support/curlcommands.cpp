// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/curlcommands.h"

namespace loadstone {

namespace {

void addPlain(std::vector<CurlSample>& all) {
    for (const char* command : {
             "curl http://HOST/",
             "curl HOST",
             "curl HOST/path",
             "curl 'http://HOST/a?b=c&d=e'",
             "curl \"http://HOST/a?b=c&d=e\"",
             "curl http://HOST/a\\?b=c\\&d=e",
             "curl --url http://HOST/url",
             "curl http://HOST/?",
             "curl http://HOST/a#part",
             "curl http://HOST/a/../b/./c",
             "curl -s http://HOST/silent",
             "curl -sS http://HOST/",
             "curl -sSL http://HOST/",
             "curl -fsSL http://HOST/install.sh | sh",
             "curl -v -i http://HOST/",
             "curl -o /dev/null -w '%{http_code}' http://HOST/",
             "curl -so /dev/null http://HOST/",
             "curl --silent --show-error --output /dev/null http://HOST/",
             "curl http://HOST/ > /dev/null 2>&1",
             "curl -s http://HOST/ 2>/dev/null",
             "curl -s http://HOST/json | cat",
             "curl http://HOST/ -# -N",
             "curl --no-progress-meter http://HOST/",
             "curl --no-buffer http://HOST/",
             "curl --proto '=http,https' --tlsv1.2 -sSf http://HOST/",
             "curl --retry 0 --retry-delay 1 http://HOST/",
             "curl -- http://HOST/ends",
             "$ curl http://HOST/prompt",
             "curl   http://HOST/blanks   ",
             "curl \\\n  http://HOST/lines",
             "curl \\\n  -s \\\n  http://HOST/more",
             "curl http://HOST/comment # says why",
             "curl http://HOST/with%20blank",
             "curl http://HOST/\xc3\xa4",
             "curl -g 'http://HOST/?a[]=1'",
             "curl -g 'http://HOST/{a}'",
             "curl http://user:word@HOST/",
             "curl http://user@HOST/",
             "curl 'http://u%40x:p%3Aq@HOST/'",
             "/usr/bin/curl http://HOST/",
         })
        all.push_back({command, "", false});
}

void addMethods(std::vector<CurlSample>& all) {
    for (const char* command : {
             "curl -X GET http://HOST/",
             "curl -XGET http://HOST/",
             "curl -X POST http://HOST/",
             "curl -XDELETE http://HOST/items/7",
             "curl --request DELETE http://HOST/items/7",
             "curl -X OPTIONS http://HOST/",
             "curl -X PATCH -d a=1 http://HOST/",
             "curl -X PUT -d a=1 http://HOST/",
             "curl -X PURGE http://HOST/",
             "curl -X HEAD -I http://HOST/",
             "curl -I http://HOST/",
             "curl --head http://HOST/",
             "curl -sI http://HOST/",
             "curl -L -X POST http://HOST/",
             "curl --location --request GET 'http://HOST/postman'",
             "curl --location --request POST 'http://HOST/postman' \\\n"
             "--header 'Content-Type: application/json' \\\n--data-raw '{\n    \"a\": 1\n}'",
             "curl --location 'http://HOST/postman' \\\n--header 'Accept: text/plain' \\\n--data "
             "'{\"a\": 1}'",
             "curl -L --max-redirs 3 http://HOST/",
             "curl --max-redirs 0 http://HOST/",
             "curl -m 20 --connect-timeout 3.5 http://HOST/",
             "curl --http1.1 http://HOST/",
             "curl -k http://HOST/",
             "curl -4 http://HOST/",
             "curl --ipv4 http://HOST/",
             "curl -r 0-99 http://HOST/",
             "curl --range 100- http://HOST/",
             "curl -r 0-9 -d a=b http://HOST/",
             "curl -r 0-9 -d '' http://HOST/",
             "curl -r 0-9 --json '{}' http://HOST/",
             "curl -r 0-9 -X GET -d a=b http://HOST/",
             "curl -r 0-9 -G -d a=b http://HOST/",
             "curl -r 0-9 -X PUT http://HOST/",
             "curl -r 0-9 -d a=b -H 'Range: c' http://HOST/",
             "curl -r 0-9 -d a=b -H 'Content-Range: c' http://HOST/",
             "curl -H 'Authorization: own' http://me:word@HOST/",
             "curl -H 'Authorization:' http://me:word@HOST/",
             "curl -u he:his http://me:word@HOST/",
             "curl --digest -u me:word -H 'Authorization: own' http://HOST/",
             "curl -C 100 http://HOST/",
             "curl -C 0 http://HOST/",
             "curl -C 100 -r 0-9 http://HOST/",
             "curl --proto-default http HOST/scheme",
         })
        all.push_back({command, "", false});
}

void addHeaders(std::vector<CurlSample>& all) {
    for (const char* command : {
             "curl -H 'X-One: 1' http://HOST/",
             "curl -H \"X-One: 1\" -H \"X-Two: 2\" http://HOST/",
             "curl -HX-One:\\ 1 http://HOST/",
             "curl --header 'Accept: application/json' http://HOST/",
             "curl -H 'Accept:' http://HOST/",
             "curl -H 'User-Agent:' http://HOST/",
             "curl -H 'Host:' http://HOST/",
             "curl -H 'Host: elsewhere.test' http://HOST/",
             "curl -H 'X-Empty;' http://HOST/",
             "curl -H 'X-Gone:' http://HOST/",
             "curl -H 'no header' http://HOST/",
             "curl -H 'X-Colon: a: b:c' http://HOST/",
             "curl -H 'X-Quote: say \"hi\"' http://HOST/",
             "curl -H \"X-Quote: say \\\"hi\\\"\" http://HOST/",
             "curl -H \"X-Dollar: \\$5 \\`x\\` \\\\ \\a\" http://HOST/",
             "curl -H 'X-Apostrophe: it'\\''s' http://HOST/",
             "curl -H \"X-Apostrophe: it's\" http://HOST/",
             "curl -H $'X-Apostrophe: it\\'s' http://HOST/",
             "curl -H $'X-Tab: a\\tb' http://HOST/",
             "curl -H $'X-Unicode: \\u00e4\\u20ac\\U0001f600' http://HOST/",
             "curl -H $'X-Bytes: \\xc3\\xa4 \\303\\244' http://HOST/",
             "curl -H $\"X-Locale: text\" http://HOST/",
             "curl -H 'X-Same: 1' -H 'X-Same: 2' http://HOST/",
             "curl -H 'If-None-Match: \"abc\"' http://HOST/",
             "curl -H 'Origin: http://a.test' -H 'Sec-Fetch-Mode: cors' http://HOST/",
             "curl -H @headers.txt http://HOST/",
             "curl -H 'X-Narrow:1' http://HOST/",
             "curl -A 'Mozilla/5.0 (X11; Linux x86_64)' http://HOST/",
             "curl --user-agent probe/1 http://HOST/",
             "curl -A '' http://HOST/",
             "curl -A probe -H 'User-Agent: header' http://HOST/",
             "curl -e http://from.test/ http://HOST/",
             "curl --referer 'http://from.test/;auto' http://HOST/",
             "curl -b 'a=1' http://HOST/",
             "curl -b 'a=1; b=2' http://HOST/",
             "curl -b a=1 -b b=2 http://HOST/",
             "curl --cookie 'session=x' http://HOST/",
             "curl -H 'Cookie: a=1; b=2' http://HOST/",
             "curl -b a=1 -c /dev/null http://HOST/",
             "curl --compressed http://HOST/",
             "curl --compressed -H 'Accept-Encoding: gzip' http://HOST/",
             "curl --no-compressed http://HOST/",
             "curl --compressed --no-compressed http://HOST/",
             "curl -u user:word http://HOST/",
             "curl -uuser:word http://HOST/",
             "curl --user 'user:w:o rd' http://HOST/",
             "curl -u user: http://HOST/",
             "curl -u :token http://HOST/",
             "curl --basic -u user:word http://HOST/",
             "curl --digest -u user:word http://HOST/",
             "curl --digest -u 'u@x:w/rd?' http://HOST/",
             "curl --oauth2-bearer abc.def http://HOST/",
             "curl -H 'Authorization: Bearer abc' http://HOST/",
             "curl -u a:b -H 'Authorization: Token x' http://HOST/",
             "curl --resolve example.test:PORT:127.0.0.1 http://example.test:PORT/",
             "curl --connect-to example.test:80:HOST http://example.test/",
             "curl --connect-to ::HOST http://example.test/",
             "curl --interface 127.0.0.1 http://HOST/",
             "curl --noproxy '*' http://HOST/",
             "curl -x '' http://HOST/",
             "curl -x http://HOST http://nowhere.test/by-proxy",
             "curl -x HOST -U user:word http://nowhere.test/by-proxy",
             "curl --proxy http://user:word@HOST http://nowhere.test/by-proxy",
         })
        all.push_back({command, "", std::string(command).find("X-Narrow") != std::string::npos});
}

/// curl asks before it uploads, which would be timed as part of the answer.
bool waitsForContinue(const std::string& command) {
    return command.starts_with("curl -T") || command.starts_with("curl --upload-file");
}

void addBodies(std::vector<CurlSample>& all) {
    for (const char* command : {
             "curl -d a=1 http://HOST/",
             "curl -da=1 http://HOST/",
             "curl -d 'a=1&b=2' http://HOST/",
             "curl -d a=1 -d b=2 http://HOST/",
             "curl --data a=1 --data b=2 --data c=3 http://HOST/",
             "curl -d '' http://HOST/",
             "curl -d '' -d a=1 http://HOST/",
             "curl -d @data.txt http://HOST/",
             "curl -d a=1 -d @data.txt http://HOST/",
             "curl --data-ascii a=1 http://HOST/",
             "curl --data-raw '@not a file' http://HOST/",
             "curl --data-raw $'a\\nb\\'c' http://HOST/",
             "curl --data-binary @data.txt http://HOST/",
             "curl --data-binary 'text' http://HOST/",
             "curl --data-binary @photo.png -H 'Content-Type: image/png' http://HOST/",
             "curl --data-urlencode 'a b&c=d/e' http://HOST/",
             "curl --data-urlencode '=a b' http://HOST/",
             "curl --data-urlencode 'name=a b~c' http://HOST/",
             "curl --data-urlencode 'name=\xc3\xa4' http://HOST/",
             "curl --data-urlencode @data.txt http://HOST/",
             "curl --data-urlencode name@data.txt http://HOST/",
             "curl --data-urlencode a=1 -d b=2 http://HOST/",
             "curl -G -d a=1 http://HOST/",
             "curl -G -d a=1 -d b=2 http://HOST/find",
             "curl -G --data-urlencode 'q=two words' http://HOST/find",
             "curl -G -d a=1 'http://HOST/find?z=0'",
             "curl -G -d a=1 'http://HOST/find?'",
             "curl -G -d a=1 'http://HOST/find#part'",
             "curl -G -d a=1 HOST",
             "curl -G http://HOST/none",
             "curl -G -d '' http://HOST/none",
             "curl --get -X DELETE -d a=1 http://HOST/",
             "curl -G -I -d a=1 http://HOST/",
             "curl -H 'Content-Type: application/json' -d '{\"a\":1}' http://HOST/",
             "curl -H 'Content-Type: application/json' -d \"{\\\"a\\\":1}\" http://HOST/",
             "curl -H \"Content-Type: application/json\" -X POST -d '{\"a\": [1, 2]}' http://HOST/",
             "curl -H 'Content-Type:' -d a=1 http://HOST/",
             "curl -H 'Content-Length: 3' -d a=1 http://HOST/",
             "curl -H 'Expect:' -d a=1 http://HOST/",
             "curl --json '{\"a\":1}' http://HOST/",
             "curl --json '{\"a\":' --json '1}' http://HOST/",
             "curl --json @data.txt http://HOST/",
             "curl --json '{}' -H 'Accept: text/plain' http://HOST/",
             "curl --json '{}' -X PUT http://HOST/",
             "curl -T data.txt http://HOST/put",
             "curl -T data.txt -H 'Content-Type: text/plain' http://HOST/put",
             "curl --upload-file photo.png -X POST http://HOST/put",
             "curl -T data.txt http://HOST/folder/",
             "curl -T ./data.txt http://HOST",
             "curl -T data.txt http://HOST/folder/#part",
             "curl -T data.txt 'http://HOST/folder/?a=1'",
             "curl -F a=1 http://HOST/",
             "curl -F a=1 -F 'b=two words' http://HOST/",
             "curl -F file=@data.txt http://HOST/",
             "curl -F 'file=@photo.png' -F a=1 http://HOST/",
             "curl -F 'file=@data.txt;type=text/csv' http://HOST/",
             "curl -F 'file=@data.txt;filename=other.csv' http://HOST/",
             "curl -F 'file=@data.txt;filename=\"a;b.csv\";type=text/csv' http://HOST/",
             "curl -F 'a=<data.txt' http://HOST/",
             "curl -F 'a=1;type=application/json' http://HOST/",
             "curl -F 'a=\"q;r\"' http://HOST/",
             "curl -F 'a\"b=1' http://HOST/",
             "curl --form-string 'a=@not;type=x' http://HOST/",
             "curl -F a=1 -X PUT http://HOST/",
             "curl -F a= http://HOST/",
             "curl -X POST -d 'multi\nline' http://HOST/",
             "curl -d 'a=1' --http1.1 --compressed -k -L http://HOST/",
             "curl -d \"a=1 \\\n b\" http://HOST/",
         })
        all.push_back({command, "", waitsForContinue(command)});
}

/// As browsers copy a request, and documents of interfaces print it.
void addCopied(std::vector<CurlSample>& all) {
    for (const char* command : {
             "curl 'http://HOST/api/items?page=2' \\\n  -H 'accept: application/json' \\\n  -H "
             "'accept-language: de-DE,de;q=0.9' \\\n  -H 'cookie: a=1; b=2' \\\n  -H 'sec-ch-ua: "
             "\"Chromium\";v=\"120\", \"Not)A;Brand\";v=\"24\"' \\\n  -H 'user-agent: Mozilla/5.0' "
             "\\\n  --compressed",
             "curl 'http://HOST/api' \\\n  -X 'POST' \\\n  -H 'content-type: application/json' \\\n"
             "  --data-raw $'{\"say\":\"it\\'s\\\\nso\"}' \\\n  --compressed ;",
             "curl 'http://HOST/api' \\\n  -H 'content-type: application/json' \\\n  --data-raw "
             "'{\"a\":\"b\"}' \\\n  --insecure",
             "curl 'http://HOST/api' -X PUT -H 'User-Agent: Mozilla/5.0' -H 'Accept: */*' -H "
             "'Accept-Encoding: gzip, deflate' -H 'Connection: keep-alive' --data-raw 'x'",
             "curl 'http://HOST/form' --compressed -X POST -H 'Content-Type: multipart/form-data; "
             "boundary=---------------------------1' --data-binary "
             "$'-----------------------------1\\r\\nContent-Disposition: form-data; "
             "name=\"a\"\\r\\n\\r\\n1\\r\\n-----------------------------1--\\r\\n'",
             "curl http://HOST/v1/chat \\\n  -H \"Content-Type: application/json\" \\\n  -H "
             "\"Authorization: Bearer sk-123\" \\\n  -d '{\n    \"model\": \"m\",\n    "
             "\"messages\": [{\"role\": \"user\", \"content\": \"Hi!\"}]\n  }'",
             "curl http://HOST/v1/charges \\\n  -u sk_test_123: \\\n  -d amount=2000 \\\n  -d "
             "currency=eur \\\n  -d \"metadata[order]\"=7",
             "curl -X POST http://HOST/messages \\\n--data-urlencode \"To=+49 30 1234\" "
             "\\\n--data-urlencode \"Body=Hello & bye\" \\\n-u AC1:word",
             "curl -L \\\n  -H \"Accept: application/vnd.github+json\" \\\n  -H \"Authorization: "
             "Bearer abc\" \\\n  -H \"X-GitHub-Api-Version: 2022-11-28\" \\\n  "
             "http://HOST/repos/o/r/issues",
             "curl --request GET \\\n  --url 'http://HOST/insomnia?a=1' \\\n  --header 'X-Key: 1' "
             "\\\n  --cookie 'a=1'",
             "curl -XPOST \"http://HOST/_search\" -H 'Content-Type: application/json' -d'\n{\n  "
             "\"query\": { \"match_all\": {} }\n}\n'",
             "curl --silent --location --fail http://HOST/release.tar.gz --output /dev/null",
         })
        all.push_back({command, "", false});
}

/// For cmd and PowerShell, beside what bash runs for the same.
void addWindows(std::vector<CurlSample>& all) {
    const auto add = [&](const char* command, const char* bash) { all.push_back({command, bash}); };
    add("curl \"http://HOST/a?b=1\" ^\n  -H \"accept: */*\" ^\n  --compressed",
        "curl 'http://HOST/a?b=1' -H 'accept: */*' --compressed");
    add("curl ^\"http://HOST/a?b=1^&c=2^\" ^\r\n  -H ^\"accept: */*^\"",
        "curl 'http://HOST/a?b=1&c=2' -H 'accept: */*'");
    add("curl ^\"http://HOST/^\" ^\n  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"b^\\^\"^}^\"",
        "curl 'http://HOST/' --data-raw '{\"a\":\"b\"}'");
    add("curl ^\"http://HOST/^\" --data-raw ^\"one^\n\ntwo^\"",
        "curl 'http://HOST/' --data-raw $'one\\ntwo'");
    add("curl ^\"http://HOST/^\" --data-raw ^\"a=100^%^41^\"",
        "curl 'http://HOST/' --data-raw 'a=100%41'");
    add("curl ^\"http://HOST/^\" --data-raw ^\"c:^\\^\\d^\"",
        "curl 'http://HOST/' --data-raw 'c:\\\\d'");
    add("curl -X POST ^\n -H \"Content-Type: application/json\" ^\n -d \"{\\\"a\\\": \\\"b "
        "c\\\"}\" "
        "http://HOST/",
        "curl -X POST -H 'Content-Type: application/json' -d '{\"a\": \"b c\"}' http://HOST/");
    add("curl -d \"say \"\"hi\"\"\" ^\n http://HOST/", "curl -d 'say \"hi\"' http://HOST/");
    add("curl ^\n -H \"X: 1\" http://HOST/ > nul", "curl -H 'X: 1' http://HOST/");
    add("curl http://HOST/?a=1^^2 ^\n -s", "curl 'http://HOST/?a=1^2'");
    add("C:\\Windows\\System32\\curl.exe -d a=1 ^\n http://HOST/", "curl -d a=1 http://HOST/");
    add("curl.exe http://HOST/", "curl http://HOST/");
    add("curl.exe -H 'X: 1' -d '{\"a\":1}' http://HOST/",
        "curl -H 'X: 1' -d '{\"a\":1}' http://HOST/");
    add("curl.exe -d '{\\\"a\\\":1}' http://HOST/", "curl -d '{\"a\":1}' http://HOST/");
    add("curl.exe -d \"{\\\"a\\\":1}\" http://HOST/", "curl -d '{\"a\":1}' http://HOST/");
    add("curl.exe -d \"{`\"a`\":1}\" http://HOST/", "curl -d '{\"a\":1}' http://HOST/");
    add("curl.exe -d \"say \"\"hi\"\"\" http://HOST/", "curl -d 'say \"hi\"' http://HOST/");
    add("curl.exe -d 'it''s' http://HOST/", "curl -d \"it's\" http://HOST/");
    add("curl.exe `\n  -X POST `\n  -H \"Accept: text/plain\" `\n  http://HOST/a",
        "curl -X POST -H 'Accept: text/plain' http://HOST/a");
    add("curl `\r\n -d \"one`ntwo\" `\r\n http://HOST/", "curl -d $'one\\ntwo' http://HOST/");
    add("curl.exe -d \"costs `$5\" http://HOST/ | ConvertFrom-Json",
        "curl -d 'costs $5' http://HOST/");
}

} // namespace

std::vector<CurlSample> curlSamples() {
    std::vector<CurlSample> all;
    for (const auto& add : {addPlain, addMethods, addHeaders, addBodies, addCopied, addWindows})
        add(all);
    return all;
}

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/samplerequests.h"

#include "tests/support/rawserver.h"

namespace loadstone {

namespace {

using namespace std::string_literals;

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Answers when the head and as many bytes as the body has are there, and reads on to the end.
std::string readAll(RawClient& client, std::size_t bodyBytes) {
    std::string seen;
    bool isAnswered = false;
    while (client.readMore(seen)) {
        const std::size_t head = seen.find("\r\n\r\n");
        if (isAnswered || head == std::string::npos || seen.size() < head + 4 + bodyBytes)
            continue;
        isAnswered = client.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }
    return seen;
}

std::vector<SampleRequest> byUrl() {
    std::vector<SampleRequest> samples;
    for (const char* url : {"HOST",
                            "HOST/",
                            "HOST?",
                            "HOST/?",
                            "HOST/a?",
                            "HOST/a??",
                            "HOST?a=1",
                            "HOST/?a=1",
                            "HOST/a?b?c",
                            "HOST/a?b&c=&d",
                            "HOST/a?=",
                            "HOST/a?b#",
                            "HOST/#part",
                            "HOST#part",
                            "HOST/a#b?c",
                            "HOST?#",
                            "HOST/a?#x",
                            "HOST/a/./b/../c",
                            "HOST/../..",
                            "HOST/a/..",
                            "HOST/a/.",
                            "HOST/.",
                            "HOST/a/%2e%2e/b",
                            "HOST//",
                            "HOST//a//b",
                            "HOST/a;b=c",
                            "HOST/a:b@c",
                            "HOST/%",
                            "HOST/%zz",
                            "HOST/%20",
                            "HOST/a%2Fb%2f",
                            "HOST/a%00b",
                            "HOST/a?b%20c+d",
                            "HOST/\xc3\xa4",
                            "HOST/?\xc3\xa4=\xe2\x82\xac",
                            "HOST/\xe4",
                            "HOST/a\"b",
                            "HOST/<a>",
                            "HOST/{a}",
                            "HOST/a|b",
                            "HOST/a\\b",
                            "HOST/a^b`c",
                            "HOST/[a]",
                            "HOST/?a[]=1&b[c]=2",
                            "HOST/?q={}\"<>|\\^`",
                            "HOST/?a='b'",
                            "HOST/~a",
                            "HOST/a,b",
                            "HOST/$a!(b)*",
                            "HOST/a?x=1;y=2",
                            "HOST/a?../b",
                            "HOST/a?b/./c",
                            "HOST/a.",
                            "HOST/?http://x/y?z"})
        samples.push_back({"url "s + url, {"GET", "http://"s + url, {}, {}}});
    for (const char* user : {"u:p@", "u@", "u:@", ":p@", "u%40:p%3a@", "u:p:q@", "\xc3\xa4:b@"})
        samples.push_back({"user "s + user, {"GET", "http://"s + user + "HOST/", {}, {}}});
    for (const char* scheme : {"HTTP://HOST/", "hTTp://HOST/a"})
        samples.push_back({"scheme "s + scheme, {"GET", scheme, {}, {}}});
    for (const std::size_t size : std::initializer_list<std::size_t>{100, 10'000, 60'000})
        samples.push_back(
            {"a long path", {"GET", "http://HOST/" + std::string(size, 'p'), {}, {}}});
    return samples;
}

std::vector<SampleRequest> byMethod() {
    std::vector<SampleRequest> samples;
    for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
                               "CONNECT", "PROPFIND", "get"})
        for (const char* body : {"", "x", "a=1&b=2"})
            samples.push_back({method + " "s + body, {method, "http://HOST/a", {}, body}});
    for (const std::size_t size : std::initializer_list<std::size_t>{
             1023, 1024, 1025, 65'535, 65'536, 65'537, 200'000, 3'000'000})
        for (const char* coding : {"", "chunked"})
            samples.push_back({"a body of " + std::to_string(size) + coding,
                               {"POST", "http://HOST/",
                                *coding ? std::vector<Header>{{"Transfer-Encoding", coding}}
                                        : std::vector<Header>{},
                                std::string(size, 'b')}});
    return samples;
}

const std::vector<std::vector<Header>>& headerSets() {
    static const std::vector<std::vector<Header>> sets{
        {},
        {{"X-One", "1"}, {"X-Empty", ""}, {"x-two", "a: b"}},
        {{"X", "caf\xc3\xa9 \xe9"}, {"X-Y_z", "\"q\"; a=b, c"}, {"X", "again"}},
        {{"X", " led by a blank"}, {"Y", "followed by one "}, {"Z", "a\tb"}},
        {{"X", " "}, {"Y", "\t"}, {"Z", "  x"}},
        {{"Host", "elsewhere"}},
        {{"HOST", "elsewhere:99"}},
        {{"Host", ""}},
        {{"Host", " "}},
        {{"host", "one"}, {"Host", "two"}},
        {{"Host", ""}, {"Host", "two"}},
        {{"user-agent", "me"}, {"Accept", "text/html"}},
        {{"User-Agent", ""}, {"Accept", ""}},
        {{"User-Agent", "one"}, {"User-Agent", "two"}},
        {{"Accept", "a"}, {"accept", "b"}, {"Accept-Encoding", "gzip"}},
        {{"Content-Type", "application/json"}},
        {{"content-type", ""}},
        {{"Content-Length", "3"}},
        {{"Content-Length", "0"}},
        {{"Content-Length", ""}},
        {{"content-length", "1"}, {"Content-Length", "1"}},
        {{"Transfer-Encoding", "chunked"}},
        {{"Transfer-Encoding", "Chunked"}},
        {{"Transfer-Encoding", "chunked "}},
        {{"Transfer-Encoding", " chunked"}},
        {{"transfer-encoding", "gzip, chunked"}},
        {{"Transfer-Encoding", "gzip,\tchunked"}},
        {{"Transfer-Encoding", "chunked, gzip"}},
        {{"Transfer-Encoding", "xchunkedx"}},
        {{"Transfer-Encoding", "identity"}},
        {{"Transfer-Encoding", "gzip"}},
        {{"Transfer-Encoding", ""}},
        {{"Transfer-Encoding", "identity"}, {"Transfer-Encoding", "chunked"}},
        {{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "identity"}},
        {{"Transfer-Encoding", "chunked"}, {"Content-Length", "3"}},
        {{"Content-Length", "3"}, {"Transfer-Encoding", "identity"}},
        {{"Transfer-Encoding ", "chunked"}},
        {{"TE", "trailers"}, {"Trailer", "X"}},
        {{"Connection", "close"}},
        {{"Connection", "keep-alive"}, {"Connection", "Upgrade"}, {"Upgrade", "websocket"}},
        {{"Authorization", "Bearer x"}, {"Cookie", "a=b"}},
        {{"authorization", ""}},
        {{"Authorization", "one"}, {"Authorization", "two"}},
        {{"Expect", "100-continue"}},
        {{"Expect", ""}},
        {{"Expect", "x"}},
        {{"Range", "bytes=0-1"}, {"Referer", "http://x/"}, {"If-None-Match", "\"x\""}},
        {{"Proxy-Connection", "close"}, {"Proxy-Authorization", "x"}},
    };
    return sets;
}

std::string textOf(const std::vector<Header>& headers) {
    std::string text;
    for (const Header& header : headers)
        text += header.name + ": " + header.value + "; ";
    return text;
}

std::vector<SampleRequest> byHeaders() {
    std::vector<SampleRequest> samples;
    for (const std::vector<Header>& headers : headerSets())
        for (const auto& [method, body] :
             {std::pair{"GET", ""}, {"HEAD", ""}, {"POST", ""}, {"POST", "abc"}, {"DELETE", "abc"}})
            samples.push_back({method + " "s + body + " with " + textOf(headers),
                               {method, "http://HOST/", headers, body}});
    for (const std::vector<Header>& headers : headerSets())
        samples.push_back(
            {"closing with " + textOf(headers), {"GET", "http://u:p@HOST/", headers, {}}, false});
    return samples;
}

} // namespace

std::vector<SampleRequest> sampleRequests() {
    std::vector<SampleRequest> samples = byUrl();
    for (const auto& more : {byMethod(), byHeaders()})
        samples.insert(samples.end(), more.begin(), more.end());
    return samples;
}

std::string wireBytes(const SampleRequest& sample,
                      const std::function<void(const LoadPlan&)>& send) {
    std::string seen;
    std::string host;
    {
        const Request& request = sample.request;
        const std::size_t bodyBytes = request.method == "HEAD" ? 0 : request.body.size();
        RawServer server([&](RawClient& client) { seen = readAll(client, bodyBytes); });
        host = "127.0.0.1:" + std::to_string(server.port());
        LoadPlan plan;
        plan.request = sample.request;
        replaceAll(plan.request.url, "HOST", host);
        plan.requests = 1;
        plan.threads = 1;
        plan.transport.keepAlive = sample.keepAlive;
        plan.transport.version = HttpVersion::Http1;
        send(plan);
    }
    replaceAll(seen, host, "HOST");
    return seen;
}

} // namespace loadstone

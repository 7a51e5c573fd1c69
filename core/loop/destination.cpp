#include "core/loop/destination.h"

#include <curl/curl.h>

#include <memory>

namespace loadstone {

namespace {

struct UrlEnd {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using ParsedUrl = std::unique_ptr<CURLU, UrlEnd>;

std::string partOf(const ParsedUrl& url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK)
        return {};
    std::string part = text;
    curl_free(text);
    return part;
}

std::string withoutBrackets(const std::string& host, const std::string& zone) {
    if (!host.starts_with('['))
        return host;
    return host.substr(1, host.size() - 2) + (zone.empty() ? "" : "%" + zone);
}

std::string credentialsIn(const ParsedUrl& url) {
    const std::string user = partOf(url, CURLUPART_USER, CURLU_URLDECODE);
    const std::string password = partOf(url, CURLUPART_PASSWORD, CURLU_URLDECODE);
    return user.empty() && password.empty() ? "" : user + ":" + password;
}

} // namespace

Destination Destination::of(const std::string& url) {
    const ParsedUrl parsed(curl_url());
    curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0);
    const std::string host = partOf(parsed, CURLUPART_HOST, CURLU_PUNYCODE);
    const std::string query = partOf(parsed, CURLUPART_QUERY);
    Destination destination;
    destination.tls = partOf(parsed, CURLUPART_SCHEME) == "https";
    destination.host = withoutBrackets(host, partOf(parsed, CURLUPART_ZONEID));
    destination.port = partOf(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    const bool usual = destination.port == (destination.tls ? "443" : "80");
    destination.hostHeader = usual ? host : host + ":" + destination.port;
    destination.target = partOf(parsed, CURLUPART_PATH, CURLU_URLENCODE);
    if (!query.empty())
        destination.target += "?" + query;
    destination.credentials = credentialsIn(parsed);
    return destination;
}

} // namespace loadstone

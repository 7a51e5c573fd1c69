#include "core/http/url.h"

#include <curl/curl.h>

#include <memory>

namespace loadstone {

namespace {

struct UrlCleanup {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlCleanup>;

struct TextCleanup {
    void operator()(char* text) const { curl_free(text); }
};
using Text = std::unique_ptr<char, TextCleanup>;

Text part(const Url& url, CURLUPart which) {
    char* text = nullptr;
    return curl_url_get(url.get(), which, &text, 0) == CURLUE_OK ? Text(text) : Text();
}

Expected<void> because(const std::string& sentence) {
    return fail("url", sentence);
}

Expected<void> explain(CURLUcode code, const std::string& url) {
    switch (code) {
    case CURLUE_BAD_PORT_NUMBER:
        return because("the port in \"" + url + "\" is not a number from 1 to 65535");
    case CURLUE_UNSUPPORTED_SCHEME:
        return because("\"" + url + "\" is not http:// or https://; no other scheme can be tested");
    case CURLUE_NO_HOST:
    case CURLUE_BAD_HOSTNAME:
    case CURLUE_BAD_IPV6:
        return because("the host in \"" + url + "\" is missing or malformed");
    default:
        return because("\"" + url + "\" is not a URL (" + curl_url_strerror(code) +
                       "); write it as http://host:port/path");
    }
}

} // namespace

Expected<void> checkUrl(const std::string& url) {
    if (url.empty())
        return because("no URL was given; write it as http://host:port/path");
    if (url.find("://") == std::string::npos)
        return because("\"" + url + "\" has no scheme; did you mean http://" + url + "?");
    const Url parsed(curl_url());
    const CURLUcode code = curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0);
    if (code != CURLUE_OK)
        return explain(code, url);
    const Text scheme = part(parsed, CURLUPART_SCHEME);
    const std::string_view name = scheme ? scheme.get() : "";
    if (name != "http" && name != "https")
        return explain(CURLUE_UNSUPPORTED_SCHEME, url);
    const Text port = part(parsed, CURLUPART_PORT);
    if (port && std::string_view(port.get()) == "0")
        return explain(CURLUE_BAD_PORT_NUMBER, url);
    return {};
}

std::string withoutPassword(const std::string& url) {
    const Url parsed(curl_url());
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
        return url;
    if (!part(parsed, CURLUPART_PASSWORD))
        return url;
    curl_url_set(parsed.get(), CURLUPART_PASSWORD, "***", 0);
    const Text shown = part(parsed, CURLUPART_URL);
    return shown ? shown.get() : url;
}

} // namespace loadstone

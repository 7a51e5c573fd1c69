// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/refusal.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

using namespace std::string_view_literals;

/// Those that cpp-httplib takes.
constexpr std::array methods{"GET"sv,     "HEAD"sv,    "POST"sv,  "PUT"sv,   "DELETE"sv,
                             "CONNECT"sv, "OPTIONS"sv, "TRACE"sv, "PATCH"sv, "PRI"sv};

bool isToken(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < 127 && R"(()<>@,;:\"/[]?={})"sv.find(c) == std::string_view::npos;
    });
}

/// RFC 9110 §15.6.2, RFC 9112 §2.3 and RFC 6585 §5 have a status for what is no bad request.
std::string_view statusOfLine(std::string_view head, bool isCut) {
    constexpr auto bad = "400 Bad Request"sv;
    const std::size_t space = head.find(' ');
    if (space == std::string_view::npos || !isToken(head.substr(0, space)))
        return bad;
    if (std::ranges::find(methods, head.substr(0, space)) == methods.end())
        return "501 Not Implemented";
    const std::string_view line = head.substr(0, head.find('\n'));
    const std::string_view version = line.substr(line.rfind(' ') + 1);
    if (version.starts_with("HTTP/") && !version.starts_with("HTTP/1.0\r") &&
        !version.starts_with("HTTP/1.1\r"))
        return version.ends_with('\r') ? "505 HTTP Version Not Supported" : bad;
    return version.starts_with("HTTP/") && !isCut ? "431 Request Header Fields Too Large" : bad;
}

} // namespace

std::string refusalOf(std::string_view head, std::string_view refused, bool isCut) {
    constexpr auto protocol = "HTTP/1.1 "sv;
    std::string_view status = refused.substr(0, refused.find('\r'));
    status.remove_prefix(std::min(protocol.size(), status.size()));
    if (status.starts_with("400"))
        status = statusOfLine(head, isCut);
    const std::string text = std::string(status) + "\n";
    return std::string(protocol) + std::string(status) +
           "\r\nConnection: close\r\nContent-Length: " + std::to_string(text.size()) +
           "\r\nContent-Type: text/plain\r\n\r\n" + text;
}

} // namespace loadstone

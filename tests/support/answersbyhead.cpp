// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/answertable.h"

#include <curl/curl.h>

namespace loadstone {

namespace {

using namespace std::string_literals;
using Rows = std::vector<AnswerRow>;

const std::string ok = "HTTP/1.1 200 OK\r\n";
const std::string old = "HTTP/1.0 200 OK\r\n";
const std::string two = "Content-Length: 2\r\n\r\n";

// RFC 9112 4, but libcurl knows no version between 1.1 and 2.
Rows statusLines() {
    const auto status = [](const std::string& line) { return line + "\r\n" + two; };
    Rows rows{kept("no reason", status("HTTP/1.1 200"), "ok", 2),
              kept("an empty reason", status("HTTP/1.1 200 "), "ok", 2),
              kept("two blanks before the status", status("HTTP/1.1  200 OK"), "ok", 2),
              kept("a status with letters behind it", status("HTTP/1.1 200ok"), "ok", 2),
              kept("404", status("HTTP/1.1 404 Not Found"), "ok", 2, 404),
              kept("426 with an upgrade",
                   status("HTTP/1.1 426 Upgrade Required\r\nUpgrade: HTTP/2.0\r\n"
                          "Connection: Upgrade"),
                   "ok", 2, 426)};
    rows.push_back(kept("999", status("HTTP/1.1 999 Odd"), "ok", 2, 999));
    rows.back().verdict.error = ErrorClass::Status;
    rows.back().verdict.code = 999;
    for (const char* line : {"HTTP/1.1 20 OK",
                             "HTTP/1.1 099 OK",
                             "HTTP/1.1 2000 OK",
                             "HTTP/1.1 000 OK",
                             "HTTP/1.1 +20 OK",
                             "HTTP/1.1 -20 OK",
                             "HTTP/1.1 OK",
                             "HTTP/1.1 ",
                             "HTTP/1.1",
                             "HTTP/1.1\t200 OK",
                             "HTTP/1.1-200 OK",
                             "HTTP/1.10 200 OK",
                             "HTTP/1.2 200 OK",
                             "HTTP/0.9 200 OK",
                             "HTTP/2 200 OK",
                             "HTTP/2.0 200 OK",
                             "HTTP/3 200 OK",
                             "HTTP/1 200 OK",
                             "HTTP/x 200 OK",
                             "HTTP 200 OK",
                             "http/1.1 200 OK",
                             "Http/1.1 404 OK",
                             "HTTPS/1.1 200 OK",
                             "ICY 200 OK",
                             "RTSP/1.0 200 OK",
                             " HTTP/1.1 200 OK",
                             "\r\nHTTP/1.1 200 OK",
                             "\xef\xbb\xbfHTTP/1.1 200 OK",
                             "200 OK",
                             "{\"ok\":true}"})
        rows.push_back(notHttp("status line "s + line, status(line)));
    return rows;
}

Rows otherProtocols() {
    return {notHttp("a TLS alert", "\x15\x03\x01\0\x02\x02\x46"s),
            notHttp("a greeting of MySQL", "J\0\0\0\n8.0.36\0"s + std::string(60, 'x')),
            notHttp("a greeting of SSH", "SSH-2.0-OpenSSH_9.2\r\n"),
            notHttp("a greeting of a mail server", "220 ready for mail\r\n"),
            notHttp("settings of HTTP/2", "\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64"s),
            notHttp("a page without a head", "<html>\r\n\r\n</html>"),
            nothing("nothing", "")};
}

// RFC 9112 6.3: any list of the same length, but nothing else.
Rows lengths() {
    const auto length = [](const std::string& value) {
        return ok + "Content-Length:" + value + "\r\n\r\n";
    };
    Rows rows{kept("the same length twice", ok + "Content-Length: 2\r\nX: y\r\n" + two, "ok", 2),
              kept("the same length in other letters", ok + "CONTENT-LENGTH: 2\r\n" + two, "ok", 2),
              kept("a length without a blank", length("2"), "ok", 2),
              kept("a length with blanks", length(" \t 2 \t "), "ok", 2),
              kept("a length with zeros", length(" 0002"), "ok", 2),
              kept("an empty body", length(" 0"), "", 0),
              toHead(kept("a length", length(" 5000"), "", 0))};
    for (const char* value : {" 2, 2", " 2,2", " 2 ,\t2", " 2, 02", " 2,", " 2,,2"})
        rows.push_back(kept("length list"s + value, length(value), "ok", 2));
    for (const char* value : {"",
                              " ",
                              " 2, 3",
                              " 3, 2",
                              " ,2",
                              " +2",
                              " -2",
                              " 0x2",
                              " 2;",
                              " 2 2",
                              " 2.0",
                              " two",
                              " \"2\"",
                              " 2\r2",
                              "\r2",
                              " \v2",
                              "\r\n 2",
                              " 2\r\n ,2",
                              " 9223372036854775808",
                              " 100000000000000000000"}) {
        rows.push_back(badHeader("length"s + value, length(value)));
        rows.push_back(toHead(badHeader("length"s + value, length(value))));
    }
    rows.push_back(badHeader("two lengths", ok + "Content-Length: 3\r\n" + two));
    rows.push_back(badHeader("two lengths beside chunks", ok +
                                                              "Transfer-Encoding: chunked\r\n"
                                                              "Content-Length: 3\r\n" +
                                                              two));
    return rows;
}

// RFC 9110 5.1 and 5.5. A name that ends in a blank is another name for libcurl.
Rows names() {
    Rows rows;
    for (const char* line : {"\"Connection: close\"",
                             "X(a)[b]@c: d",
                             "X-\xc3\x9c: d",
                             "X A: b",
                             ": no name",
                             "X:",
                             "X: ",
                             "X:y",
                             "X: caf\xe9 \x01\x7f",
                             "X: a\rb",
                             "X: a\tb",
                             "Connection : close",
                             "Content-Length : 7",
                             "Proxy-Connection: close",
                             "Proxy-Connection: keep-alive",
                             "Keep-Alive: timeout=0",
                             "Upgrade: h2,h2c\r\nConnection: Upgrade, Keep-Alive",
                             "Upgrade: websocket",
                             "Trailer: X-Sum",
                             "X: a\r\n b",
                             "X: a\r\n\tb: c",
                             "X: a\r\n ",
                             "X: a\r\n Connection: close",
                             "X: a\r\n Content-Length: 7"}) {
        rows.push_back(kept("header "s + line, ok + line + "\r\n" + two, "ok", 2));
        rows.push_back(toHead(kept("header "s + line, ok + line + "\r\n" + two, "", 0)));
    }
    for (const char* line :
         {"no colon", "\r: a", "X\r: a", " folded", " folded: x", "\t", "\rX: a"})
        rows.push_back(badHeader("header "s + line, ok + line + "\r\n" + two));
    rows.push_back(badHeader("a NUL at the beginning", ok + "\0X: b\r\n"s + two));
    rows.back().closes = true;
    rows.back().byPool = ExpectedAnswer{ErrorClass::Reset, CURLE_PARTIAL_FILE};
    rows.push_back(badHeader("a NUL in a value", ok + "X: a\0b\r\n"s + two));
    rows.push_back(badHeader("a NUL in a name", ok + "X\0: b\r\n"s + two));
    rows.push_back(badHeader("a NUL in the reason", "HTTP/1.1 200 O\0K\r\n"s + two));
    return rows;
}

// RFC 9112 2.2.
Rows lineEnds() {
    return {
        kept("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 2\n\n", "ok", 2),
        kept("both line ends", "HTTP/1.1 200 OK\nContent-Length: 2\r\n\n", "ok", 2),
        kept("two carriage returns", "HTTP/1.1 200 OK\r\r\nContent-Length: 2\r\r\n\r\r\n", "ok", 2),
        badHeader("a carriage return alone", "HTTP/1.1 200 OK\rContent-Length: 2\r\r\n\rok\n")};
}

// RFC 9112 9.3. libcurl looks for "close" anywhere in the value.
Rows connections() {
    Rows rows;
    const auto head = [](const std::string& status, const std::string& value) {
        return status + "Connection:" + value + "\r\n" + two;
    };
    for (const char* value :
         {" close", " Close", " CLOSE", "close", " close\t", "\tclose ", " x, close", " close, x",
          " keep-alive, close", " closed", "\r\n close", " keep-alive\r\nConnection: close",
          " close\r\nConnection: keep-alive"}) {
        rows.push_back(closed("connection"s + value, head(ok, value), "ok", 2));
        rows.push_back(closed("old connection"s + value, head(old, value), "ok", 2));
    }
    for (const char* value : {"", " keep-alive", " Keep-Alive", " x", " clo\r\n se"})
        rows.push_back(kept("connection"s + value, head(ok, value), "ok", 2));
    for (const char* value : {" keep-alive", " Keep-Alive\t", " x, keep-alive"})
        rows.push_back(kept("old connection"s + value, head(old, value), "ok", 2));
    rows.push_back(closed("HTTP/1.0", old + two, "ok", 2));
    rows.push_back(toHead(closed("connection close", head(ok, " close"), "", 0)));
    return rows;
}

// libcurl's own: a line of less than 100 KB, a head of 300 KB.
Rows limits() {
    const auto filled = [](std::size_t size) {
        std::string head = ok;
        while (head.size() + 2000 + two.size() < size)
            head += "X: " + std::string(995, 'x') + "\r\n";
        return head + "Y: " + std::string(size - head.size() - two.size() - 5, 'y') + "\r\n" + two;
    };
    const auto lined = [](std::size_t size) {
        return ok + "X: " + std::string(size - 5, 'x') + "\r\n" + two;
    };
    Rows rows{kept("a line of 100 KB", lined(102'399), "ok", 2),
              badHeader("a longer line", lined(102'400)),
              kept("a head of 300 KB", filled(307'200), "ok", 2),
              badHeader("a larger head", filled(307'201)),
              badHeader("an endless line", ok + "X: " + std::string(200'000, 'x'))};
    rows[1].verdict.code = rows[4].verdict.code = CURLE_OUT_OF_MEMORY;
    rows[3].verdict.code = CURLE_RECV_ERROR;
    return rows;
}

} // namespace

std::vector<AnswerRow> answersByHead() {
    Rows all;
    for (const auto& part :
         {statusLines, otherProtocols, lengths, names, lineEnds, connections, limits})
        for (AnswerRow& row : part())
            all.push_back(std::move(row));
    return all;
}

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/answertable.h"

namespace loadstone {

namespace {

using namespace std::string_literals;
using Rows = std::vector<AnswerRow>;

const std::string ok = "HTTP/1.1 200 OK\r\n";
const std::string two = "Content-Length: 2\r\n\r\n";
const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
const std::string last = "0\r\n\r\n";

// RFC 9112 7.1, and libcurl skips whatever stands behind a size.
Rows chunks() {
    Rows rows;
    for (const char* line :
         {"2\r\n", "02\r\n", "0000000000000002\r\n", "2 \r\n", "2\t\r\n", "2     \r\n", "2;a\r\n",
          "2;a=b\r\n", "2 ; a = b\r\n", "2;a=\"b;\\\"c\"\r\n", "2;\r\n", "2 x\r\n", "2\n",
          "2\r\r\n", "2\rx\r\n"})
        rows.push_back(kept("chunk size "s + line, chunked, line + "ok\r\n"s + last, 2));
    for (const char* line :
         {"", "\r\n", " 2\r\n", "g\r\n", "-2\r\n", "+2\r\n", ";a\r\n", "00000000000000002\r\n",
          "ffffffffffffffff\r\n", "8000000000000000\r\n"})
        rows.push_back(badCoding("chunk size "s + line, chunked, line + "ok\r\n"s + last));
    rows.push_back(
        kept("many chunks", chunked, "1\r\no\r\nA;x\r\n0123456789\r\n1\r\nk\r\n" + last, 12));
    rows.push_back(kept("no chunks", chunked, last, 0));
    rows.push_back(kept("bare line feeds in chunks", chunked, "2\nok\n0\n\n", 2));
    rows.push_back(kept("a size with letters behind it", chunked, "0x2\r\n\r\n", 0));
    rows.push_back(badCoding("a chunk that is too long", chunked, "2\r\nokay\r\n" + last));
    rows.push_back(badCoding("a chunk that is too short", chunked, "4\r\nok\r\n" + last));
    rows.push_back(badCoding("a chunk's end of one byte", chunked, "2\r\nok\rx" + last));
    rows.push_back(badCoding("an end of one byte", chunked, "2\r\nok\r\n0\r\n\rx"));
    rows.push_back(toHead(kept("chunks", chunked, "", 0)));
    return rows;
}

// RFC 9112 7.1.2. Of libcurl's: a line of at most 4 KB, with a colon.
Rows trailers() {
    Rows rows;
    for (const char* lines :
         {"X-Sum: 1\r\n", "X: 1\r\nY: 2\r\n", "X:\r\n", "X: 1\n", "X: a\r\n b\r\n", " a\r\n",
          "Content-Length: 9\r\n", "Transfer-Encoding: gzip\r\n", "Connection: close\r\n",
          "HTTP/1.1 200: x\r\n", "X : 1\r\n"})
        rows.push_back(kept("trailer "s + lines, chunked, "2\r\nok\r\n0\r\n"s + lines + "\r\n", 2));
    for (const char* lines : {"no colon\r\n", "X: 1\rY: 2\r\n", "X: 1\r\nno colon\r\n"})
        rows.push_back(
            badCoding("trailer "s + lines, chunked, "2\r\nok\r\n0\r\n"s + lines + "\r\n"));
    rows.push_back(
        kept("a trailer of 4 KB", chunked, "0\r\nX: " + std::string(4090, 'x') + "\r\n\r\n", 0));
    rows.push_back(
        badCoding("a longer trailer", chunked, "0\r\nX: " + std::string(4091, 'x') + "\r\n\r\n"));
    return rows;
}

// RFC 9112 6.1 and 6.3. Chunks are undone wherever they stand, all else is only counted.
Rows codings() {
    const auto coded = [](const std::string& value) {
        return ok + "Transfer-Encoding:" + value + "\r\n\r\n";
    };
    const std::string body = "2\r\nok\r\n" + last;
    Rows rows;
    for (const char* value :
         {" chunked", "chunked", " Chunked", " CHUNKED\t", " chunked ", " gzip, chunked",
          " gzip,chunked", " chunked, gzip", " chunked, chunked", " ,chunked", " chunked,",
          " identity, chunked", " a,b,c,d,e,chunked", " ,,,,,,,chunked",
          " chunked\r\nTransfer-Encoding: chunked", " chunked\r\nContent-Length: 7"})
        rows.push_back(kept("coding"s + value, coded(value), body, 2));
    for (const char* value :
         {" identity", " gzip", "", " chunked;q=1", " \"chunked\"", " xchunked", " chunkedx",
          " chunked\rx", " \vchunked", " gzip,\fchunked", " identity\r\nContent-Length: 7"})
        rows.push_back(untilClose("coding"s + value, coded(value), body));
    rows.push_back(
        closed("codings on two lines", coded(" gzip\r\nTransfer-Encoding: chunked"), body, 2));
    rows.push_back(badCoding("coding of six", coded(" a,b,c,d,e,f,chunked"), body));
    rows.push_back(badHeader("a folded coding", coded("\r\n chunked")));
    rows.push_back(badHeader("a coding folded later", coded(" gzip,\r\n chunked")));
    rows.push_back(kept("chunks and a length before",
                        ok + "Content-Length: 7\r\n"
                             "Transfer-Encoding: chunked\r\n\r\n",
                        body, 2));
    rows.push_back(closed("chunks in HTTP/1.0",
                          "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", body, 2));
    rows.push_back(toHead(closed("coding identity", coded(" identity"), "", 0)));
    return rows;
}

// RFC 9110 15.2. What an interim answer says of the connection holds; its length means nothing.
Rows interim() {
    Rows rows;
    for (const char* status : {"100 Continue", "102 Processing", "103 Early Hints", "199 Odd"})
        for (const char* header : {"", "Link: </a>\r\n", "Content-Length: 9\r\n"}) {
            const std::string before = "HTTP/1.1 "s + status + "\r\n" + header + "\r\n";
            rows.push_back(kept(status + " "s + header, before + ok + two, "ok", 2));
            rows.push_back(toHead(kept(status + " "s + header, before + ok + two, "", 0)));
        }
    const std::string wait = "HTTP/1.1 100 Continue\r\n\r\n";
    rows.push_back(
        kept("five interim answers", wait + wait + wait + wait + wait + ok + two, "ok", 2));
    rows.push_back(closed("an interim answer that closes",
                          "HTTP/1.1 100 Continue\r\nConnection: close\r\n\r\n" + ok + two, "ok",
                          2));
    rows.push_back(closed("an interim answer of HTTP/1.0",
                          "HTTP/1.0 100 Continue\r\n\r\n" + ok + two, "ok", 2));
    rows.push_back(nothing("only an interim answer", wait));
    rows.push_back(nothing("an interim answer and a part", wait + "HTTP/1.1 2"));
    rows.push_back(notHttp("an interim answer and no other", wait + "hello\r\n"));
    const std::string other = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n";
    rows.push_back(untilClose("another protocol", other, "anything", 101));
    rows.push_back(nothing("another protocol that says nothing", other));
    rows.push_back(toHead(badHeader("another protocol", other)));
    return rows;
}

// RFC 9112 6.3.
Rows withoutBody() {
    Rows rows;
    for (const char* line : {"", "Content-Length: 7\r\n", "Content-Length: seven\r\n",
                             "Transfer-Encoding: chunked\r\n", "Transfer-Encoding:\r\n chunked\r\n",
                             "Upgrade: h2,h2c\r\nConnection: Upgrade\r\n"}) {
        rows.push_back(kept("204 "s + line, "HTTP/1.1 204 No\r\n"s + line + "\r\n", "", 0, 204));
        rows.push_back(kept("304 "s + line, "HTTP/1.1 304 No\r\n"s + line + "\r\n", "", 0, 304));
    }
    rows.push_back(closed("304 of HTTP/1.0", "HTTP/1.0 304 No\r\n\r\n", "", 0, 304));
    rows.push_back(kept("205", "HTTP/1.1 205 Reset\r\nContent-Length: 0\r\n\r\n", "", 0, 205));
    rows.push_back(kept("205 with a body", "HTTP/1.1 205 Reset\r\n" + two, "ok", 2, 205));
    rows.push_back(toHead(kept("no length", ok + "\r\n", "", 0)));
    rows.push_back(toHead(closed("no length in HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n", "", 0)));
    return rows;
}

// Behind a length it costs the connection, else it is thrown away, as by libcurl.
Rows leftovers() {
    return {closed("garbage behind a length", ok + two, "okGARBAGE", 2),
            closed("a line end behind a length", ok + two, "ok\r\n", 2),
            closed("a second answer", ok + two, "ok" + ok + two + "ok", 2),
            kept("a body behind a length of 0", ok + "Content-Length: 0\r\n\r\n", "ok", 0),
            kept("garbage behind chunks", chunked, "2\r\nok\r\n" + last + "GARBAGE", 2),
            kept("a second answer behind chunks", chunked, last + chunked + last, 0),
            kept("a body of 204", "HTTP/1.1 204 No\r\n\r\n", "ok", 0, 204),
            kept("a body of 304", "HTTP/1.1 304 No\r\n" + two, "ok", 0, 304),
            toHead(kept("a body", ok + two, "ok", 0))};
}

// RFC 9112 8.
Rows ends() {
    Rows rows{untilClose("no length", ok + "\r\n", "until the end"),
              untilClose("no length and no body", ok + "\r\n", ""),
              untilClose("no length, close", ok + "Connection: close\r\n\r\n", "ok"),
              untilClose("no length in HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n", "ok"),
              untilClose("no length in HTTP/1.0 kept alive",
                         "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\n", "ok"),
              untilClose("a blank before the colon", ok + "Content-Length : 2\r\n\r\n", "okay"),
              nothing("cut in the name", "HT"),
              nothing("cut in the status", "HTTP/1.1 2"),
              nothing("cut at the status line's end", "HTTP/1.1 200 OK"),
              cut("cut behind the status line", ok, ""),
              cut("cut in a header", ok + "X: y", ""),
              cut("cut behind a header", ok + "X: y\r\n", ""),
              cut("cut behind the length", ok + "Content-Length: 2\r\n", ""),
              cut("cut in the empty line", ok + "Content-Length: 0\r\n\r", ""),
              cut("cut before the body", ok + two, ""),
              cut("cut in the body", ok + two, "o")};
    for (const char* rest : {"", "2", "2\r", "2\r\n", "2\r\no", "2\r\nok", "2\r\nok\r",
                             "2\r\nok\r\n", "0", "0\r\n", "0\r\nX: 1", "0\r\nX: 1\r\n"})
        rows.push_back(cut("chunks cut behind "s + rest, chunked, rest));
    AnswerRow lastByte =
        untilClose("chunks without their last byte", chunked, "2\r\nok\r\n0\r\n\r");
    lastByte.verdict.bodyBytes = 2;
    rows.push_back(lastByte);
    return rows;
}

} // namespace

std::vector<AnswerRow> answersByBody() {
    Rows all;
    for (const auto& part : {chunks, trailers, codings, interim, withoutBody, leftovers, ends})
        for (AnswerRow& row : part())
            all.push_back(std::move(row));
    return all;
}

} // namespace loadstone

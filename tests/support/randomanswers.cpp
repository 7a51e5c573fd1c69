// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/randomanswers.h"

#include <initializer_list>

namespace loadstone {

namespace {

using namespace std::string_literals;

class AnswerMaker {
public:
    explicit AnswerMaker(std::mt19937& random) : m_random(random) {}

    std::string make() {
        std::string answer = oneIn(6) ? interim() : "";
        answer += statusLine() + headers() + end() + body();
        if (oneIn(8))
            answer.resize(upTo(answer.size()));
        if (oneIn(6) && !answer.empty())
            answer[upTo(answer.size() - 1)] = oddByte();
        return answer;
    }

private:
    // Not std::uniform_int_distribution, which is another one in every library.
    std::size_t upTo(std::size_t most) { return m_random() % (most + 1); }
    bool oneIn(std::size_t count) { return upTo(count - 1) == 0; }
    std::string of(std::initializer_list<std::string> choices) {
        return choices.begin()[upTo(choices.size() - 1)];
    }

    // A NUL at the beginning of a line is the one thing in which the engines differ.
    char oddByte() { return of({" ", "\t", "\r", "\n", ":", "x", "0", "\xff", ";", ","})[0]; }

    std::string lineEnd() { return oneIn(8) ? of({"\n", "\r\r\n", " \r\n", "\t\r\n"}) : "\r\n"; }
    std::string end() { return oneIn(12) ? of({"\n", "\r\r\n", "\rx\r\n", "\r"}) : "\r\n"; }

    std::string interim() {
        return "HTTP/1.1 " + of({"100", "102", "103", "199", "101"}) + " Wait" + lineEnd() +
               (oneIn(3) ? header() : "") + end();
    }

    std::string statusLine() {
        if (!oneIn(5))
            return of({"HTTP/1.1 200 OK", "HTTP/1.1 200 OK", "HTTP/1.0 200 OK", "HTTP/1.1 204 No",
                       "HTTP/1.1 304 Not", "HTTP/1.1 205 Reset", "HTTP/1.1 404 Not"}) +
                   lineEnd();
        return of({"HTTP/", "http/", "HTTP/1.", "ICY", "\r\nHTTP/"}) +
               of({"1.1", "1.0", "1.2", "2", "2.0", "1", "3", "1"}) + of({" ", "  ", "\t", ""}) +
               of({"200", "20", "099", "999", "2000", "200x", "+20", ""}) + of({" OK", "", " "}) +
               lineEnd();
    }

    std::string headers() {
        std::string lines;
        for (std::size_t i = upTo(4); i > 0; --i)
            lines += header();
        return lines;
    }

    std::string header() {
        const std::string colon = oneIn(12) ? of({" :", "\t:", "", "\r:"}) : ":";
        const std::string blank = oneIn(4) ? of({"", "\t", "  ", " \t ", "\r\n "}) : " ";
        switch (upTo(5)) {
        case 0:
        case 1:
            return of({"Content-Length", "content-length"}) + colon + blank + length() + lineEnd();
        case 2:
            return of({"Transfer-Encoding", "transfer-encoding"}) + colon + blank + coding() +
                   lineEnd();
        case 3:
            return of({"Connection", "CONNECTION"}) + colon + blank + connection() + lineEnd();
        default:
            return of({"Upgrade: h2,h2c", "Proxy-Connection: close", "X[A]: v", ": v", "X: a\rb",
                       "Trailer: X", "X-\xc3\x9c: d", "\"Connection: close\"", "what is this",
                       " folded: x", "\tfolded", "X: "}) +
                   lineEnd();
        }
    }

    std::string length() {
        if (!oneIn(4))
            return of({"2", "0", "5", "2"});
        return of({"2, 2", "2,2", "2, 3", "2,", ", 2", "02", "+2", "-2", "0x2", "2;", "", "2 2",
                   "99999999999999999999", "2 ,2", "2\r2"});
    }

    std::string coding() {
        if (!oneIn(4))
            return of({"chunked", "Chunked", "chunked"});
        return of({"gzip, chunked", "chunked, gzip", "identity", "chunked, chunked", "chunked;q=1",
                   "\"chunked\"", ", chunked", "", "a,b,c,d,e,f", "chunked,", "chunked\rx"});
    }

    std::string connection() {
        return of({"close", "Close", "keep-alive", "Keep-Alive", "keep-alive, close",
                   "close, keep-alive", "Upgrade, Keep-Alive", "closed", "x", "", "x\rclose"});
    }

    std::string body() {
        if (oneIn(3))
            return of({"ok", "", "hello", "okGARBAGE", "\r\n", "ok\r\n", "0\r\n\r\n"});
        std::string chunks;
        for (std::size_t i = upTo(2); i > 0; --i)
            chunks += chunk();
        return chunks + of({"0", "0", "000", "0;x", "0 "}) + chunkEnd() + trailers() +
               (oneIn(6) ? of({"GARBAGE", "\r\n"}) : "");
    }

    std::string chunk() {
        return of({"2", "2", "02", "2 ", "2\t", "2;a=b", "2 ; a = \"b c\"", "2;", "g", "",
                   "0000000000000002", "00000000000000002"}) +
               chunkEnd() + "ok" + (oneIn(10) ? of({"", "x", "\r", "\r\r\n"}) : chunkEnd());
    }

    std::string chunkEnd() { return oneIn(8) ? of({"\n", "\r\r\n", "x\r\n", " \r\n"}) : "\r\n"; }

    std::string trailers() {
        std::string lines;
        while (oneIn(4))
            lines += of({"X: 1", "Content-Length: 9", " folded", "no colon", ":", "HTTP/1.1 200 OK",
                         "X: a\rb"}) +
                     (oneIn(6) ? of({"\n", "\r\r\n"}) : "\r\n");
        return lines + end();
    }

    std::mt19937& m_random;
};

} // namespace

std::string randomAnswer(std::mt19937& random) {
    return AnswerMaker(random).make();
}

} // namespace loadstone

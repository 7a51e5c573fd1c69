// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sampleanswers.h"

namespace loadstone {

namespace {

void addWhole(std::vector<SampleAnswer>& samples) {
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    samples.insert(
        samples.end(),
        {{"with a length", ok + "Content-Length: 3\r\n\r\nok\n"},
         {"empty", ok + "Content-Length: 0\r\n\r\n"},
         {"chunked", ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"},
         {"chunked with extensions",
          ok + "Transfer-Encoding: chunked\r\n\r\n2;a=b\r\nab\r\n0;c\r\n\r\n"},
         {"chunked with trailers", ok + "Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
                                        "2\r\nab\r\n0\r\nX-Sum: 1\r\n\r\n"},
         {"chunked with a length",
          ok + "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"},
         {"after an interim answer",
          "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok + "Content-Length: 1\r\n\r\nx"},
         {"after two interim answers",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + ok +
              "Content-Length: 1\r\n\r\nx"},
         {"without a length", ok + "\r\nuntil the end"},
         {"without a length or a body", ok + "\r\n"},
         {"HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nold"},
         {"HTTP/1.0 kept alive",
          "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nold"},
         {"closes", ok + "Connection: close\r\nContent-Length: 1\r\n\r\nx"},
         {"no content", "HTTP/1.1 204 No Content\r\n\r\n"},
         {"not modified", "HTTP/1.1 304 Not Modified\r\nContent-Length: 70\r\n\r\n"},
         {"not found", "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"},
         {"bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 1\n\nx"},
         {"no reason", "HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx"},
         {"odd characters", ok + "X-Name: caf\xe9 \x01\r\nContent-Length: 1\r\n\r\nx"},
         {"64 KB of headers",
          ok + "X-Long: " + std::string(64 * 1024, 'h') + "\r\nContent-Length: 1\r\n\r\nx"},
         {"a long body", ok + "Content-Length: 200000\r\n\r\n" + std::string(200'000, 'b')},
         {"garbage behind a length", ok + "Content-Length: 1\r\n\r\nxGARBAGE"},
         {"garbage behind chunks",
          ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\nGARBAGE"},
         {"garbage behind no content", "HTTP/1.1 204 No Content\r\n\r\nGARBAGE"},
         {"a second answer",
          ok + "Content-Length: 1\r\n\r\nx" + ok + "Content-Length: 1\r\n\r\ny"}});
}

void addBroken(std::vector<SampleAnswer>& samples) {
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    samples.insert(
        samples.end(),
        {{"closed at once", ""},
         {"closed in the status line", "HTTP/1.1 2"},
         {"closed in the headers", ok + "Content-Le"},
         {"closed behind an interim answer", "HTTP/1.1 100 Continue\r\n\r\n"},
         {"closed in the body", ok + "Content-Length: 100\r\n\r\nhalf"},
         {"closed in a chunk", ok + "Transfer-Encoding: chunked\r\n\r\nff\r\nab"},
         {"closed behind a chunk", ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"},
         {"a chunk without a length",
          ok + "Transfer-Encoding: chunked\r\n\r\nwhat\r\nab\r\n0\r\n\r\n"},
         {"garbage", "\x16\x03\x01 what is this?\r\n\r\n"},
         {"another protocol", "220 ready for mail\r\n"},
         {"no colon", ok + "what is this?\r\n\r\n"},
         {"a length that is no number", ok + "Content-Length: many\r\n\r\nx"},
         {"400 KB of headers", ok +
                                   [] {
                                       std::string lines;
                                       for (int i = 0; i < 50; ++i)
                                           lines += "X-Filler: " + std::string(8000, 'h') + "\r\n";
                                       return lines;
                                   }() +
                                   "\r\n"},
         {"a line of 150 KB", ok + "X-Long: " + std::string(150'000, 'h') + "\r\n\r\n"}});
}

} // namespace

std::vector<SampleAnswer> sampleAnswers() {
    std::vector<SampleAnswer> samples;
    addWhole(samples);
    addBroken(samples);
    return samples;
}

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What checks cost: processor time of a loop to read and judge an answer with one check of each
// kind, beyond that to read it. usage: benches checks [ANSWERS]

#include "core/base/cpu.h"
#include "core/loop/responsereader.h"
#include "tests/bench/benchmark.h"
#include "tests/support/rawserver.h"

#include <cstdio>
#include <cstdlib>

using namespace loadstone;

namespace {

/// As nginx answers with a small JSON.
std::string answerOf(int number) {
    const std::string body =
        "{\"items\":[{\"id\":7,\"name\":\"lamp\"},{\"id\":" + std::to_string(number) +
        ",\"name\":\"desk\"}],\"text\":\"in stock\"}";
    return "HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Sun, 29 Nov 2026 22:30:00 GMT\r\n"
           "Content-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\nConnection: keep-alive\r\nETag: \"6569-" +
           std::to_string(number) + "\"\r\nAccept-Ranges: bytes\r\n\r\n" + body;
}

/// Nanoseconds to read one of these answers, in turn, and to judge it if there are checks.
double costOf(const std::vector<Check>& checks, const std::vector<std::string>& all, long answers) {
    KnownHead known;
    AnswerJudge judge(checks);
    ResponseReader reader(false, &known, checks.empty() ? nullptr : &judge);
    std::uint64_t passed = 0;
    const double before = processCpuSeconds();
    for (long i = 0; i < answers; ++i) {
        reader.begin();
        if (reader.feed(all[static_cast<std::size_t>(i) % all.size()]) !=
            ResponseReader::State::Complete)
            std::abort();
        if (!checks.empty())
            passed += judge.judge(Microseconds(i), reader.bodyBytes()).passed;
    }
    const double cost = 1e9 * (processCpuSeconds() - before) / static_cast<double>(answers);
    return passed > 0 || checks.empty() ? cost : 0;
}

} // namespace

static int run(int argc, char** argv) {
    const long answers = argc > 1 ? std::atol(argv[1]) : 1'000'000;
    const std::vector<std::string> same{answerOf(10)};
    const std::vector<std::string> other{answerOf(10), answerOf(20)};
    const double plainSame = costOf({}, same, answers);
    const double plainOther = costOf({}, other, answers);
    std::printf("%-46s %5.0f ns if answers are the same, %5.0f ns if they differ\n", "no check",
                plainSame, plainOther);
    for (const char* text :
         {"body contains \"in stock\"", "body matches id.:[0-9]+", "header content-type",
          "header content-type equals \"application/json\"", "json $.items[0].id equals 7",
          "size < 10kB", "time < 1h"}) {
        const auto checks = readChecks(text, "").value();
        std::printf("%-46s %5.0f ns more,                 %5.0f ns more\n", text,
                    costOf(checks, same, answers) - plainSame,
                    costOf(checks, other, answers) - plainOther);
    }
    return 0;
}

LOADSTONE_BENCHMARK(run)

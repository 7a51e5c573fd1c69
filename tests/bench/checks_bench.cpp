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
const std::string answer =
    "HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Sun, 29 Nov 2026 22:30:00 GMT\r\nContent-Type: "
    "application/json\r\nContent-Length: 77\r\nConnection: keep-alive\r\nETag: \"6569-4a\"\r\n"
    "Accept-Ranges: bytes\r\n\r\n"
    "{\"items\":[{\"id\":7,\"name\":\"lamp\"},{\"id\":8,\"name\":\"desk\"}],\"text\":\"in "
    "stock\"}\n\n";

/// Nanoseconds to read one answer, and to judge it if there are checks.
double costOf(const std::vector<Check>& checks, long answers) {
    KnownHead known;
    AnswerJudge judge(checks);
    ResponseReader reader(false, &known, checks.empty() ? nullptr : &judge);
    std::uint64_t passed = 0;
    const double before = processCpuSeconds();
    for (long i = 0; i < answers; ++i) {
        reader.begin();
        if (reader.feed(answer) != ResponseReader::State::Complete)
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
    const double plain = costOf({}, answers);
    std::printf("%-46s %5.0f ns an answer\n", "no check", plain);
    for (const char* text :
         {"body contains \"in stock\"", "body matches id.:[0-9]+", "header content-type",
          "header content-type equals \"application/json\"", "json $.items[0].id equals 7",
          "size < 10kB", "time < 1h"})
        std::printf("%-46s %5.0f ns more\n", text,
                    costOf(readChecks(text, "").value(), answers) - plain);
    return 0;
}

LOADSTONE_BENCHMARK(run)

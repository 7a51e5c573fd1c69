// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a long run takes in memory beyond a short one: this process, its children, and what they
// share: the most that each run has. Everything but the number of requests is the same.
// usage: benches memory [MANY] [FEW] [ENGINE]
// By default 2,000,000 and 20,000 with each engine; 20,000,000 take some minutes each.

#include "core/http/curlglobal.h"
#include "core/run/loadrun.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/memorywatch.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

using namespace loadstone;

namespace {

/// The target, in a process of its own: what it takes is none of a run's memory.
class Target {
public:
    Target() {
        m_process.start(LOADSTONE_CLI, {"target", "--port", "0"});
        QByteArray line;
        while (!line.contains('\n') && m_process.waitForReadyRead())
            line += m_process.readAll();
        m_url = QRegularExpression("http://\\S+").match(QString::fromUtf8(line)).captured();
        if (m_url.isEmpty())
            throw std::runtime_error("the target did not start");
    }
    ~Target() {
        m_process.terminate();
        m_process.waitForFinished();
    }
    std::string url() const { return m_url.toStdString(); }
    pid_t process() const { return static_cast<pid_t>(m_process.processId()); }

private:
    QProcess m_process;
    QString m_url;
};

/// Bytes, the most that was seen: a worker process gives its memory back when it ends, and one may
/// end before another.
std::uint64_t mostMemoryOf(EngineKind engine, const Target& target, std::uint64_t requests) {
    LoadPlan plan;
    plan.request.url = target.url();
    plan.engine = engine;
    plan.threads = 8;
    plan.requests = requests;
    std::uint64_t bytes = 0;
    LoadRun run;
    QObject::connect(&run, &LoadRun::progressed, &run, [&](const Snapshot&) {
        bytes = std::max(bytes, memoryOfFamily(getpid(), target.process()));
    });
    QObject::connect(&run, &LoadRun::finished, &run, [&](const Outcome& outcome) {
        if (!outcome.report || outcome.report->snapshot.totals.ok != requests)
            throw std::runtime_error("a run did not end with an answer to each request");
        QCoreApplication::quit();
    });
    run.start(plan);
    QCoreApplication::exec();
    return bytes;
}

double inMegabytes(std::uint64_t bytes) {
    return static_cast<double>(bytes) / 1e6;
}

std::uint64_t argument(int argc, char** argv, int index, std::uint64_t otherwise) {
    return argc > index ? std::strtoull(argv[index], nullptr, 10) : otherwise;
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const std::uint64_t many = argument(argc, argv, 1, 2'000'000);
    const std::uint64_t few = argument(argc, argv, 2, 20'000);
    const Target target;
    for (const EngineKind engine : allEngines) {
        if (argc > 3 && nameOf(engine) != argv[3])
            continue;
        mostMemoryOf(engine, target, few); // what is only taken once
        const double before = inMegabytes(mostMemoryOf(engine, target, few));
        const double after = inMegabytes(mostMemoryOf(engine, target, many));
        std::printf("%-7s %.2f MB after %llu requests, %.2f MB after %llu: %+.2f MB\n",
                    std::string(nameOf(engine)).c_str(), before,
                    static_cast<unsigned long long>(few), after,
                    static_cast<unsigned long long>(many), after - before);
        std::fflush(stdout);
    }
    return 0;
}

LOADSTONE_BENCHMARK(run)

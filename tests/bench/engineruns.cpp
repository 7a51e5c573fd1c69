// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/engineruns.h"

#include "core/load/schedule.h"
#include "core/load/startgate.h"
#include "core/run/loadrun.h"
#include "core/run/sweeprun.h"

#include <QCoreApplication>
#include <curl/curl.h>

#include <stdexcept>
#include <thread>

namespace loadstone {

namespace {

std::size_t drop(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

CURL* bareHandle(const LoadPlan& plan) {
    CURL* easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, plan.request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &drop);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, userAgent); // the same request
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(plan.transport.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(plan.transport.connectTimeout.count()));
    return easy;
}

/// What a run says at its end.
template <typename End, typename Run, typename Plan>
auto endOf(Run& run, const Plan& plan) {
    End result;
    QObject::connect(&run, &Run::finished, [&result](const End& end) {
        result = end;
        QCoreApplication::quit();
    });
    run.start(plan);
    QCoreApplication::exec();
    if (!result.report)
        throw std::runtime_error(result.error->message);
    return *result.report;
}

} // namespace

RunReport runEngine(const LoadPlan& plan) {
    LoadRun run;
    return endOf<Outcome>(run, plan);
}

SweepReport runSweep(const SweepPlan& plan) {
    SweepRun sweep;
    return endOf<SweepOutcome>(sweep, plan);
}

double runBareLoop(const LoadPlan& plan) {
    Schedule schedule(plan.requests);
    StartGate gate(plan.threads);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < plan.threads; ++i)
            threads.emplace_back([&] {
                CURL* easy = bareHandle(plan);
                gate.arriveAndWait();
                while (std::holds_alternative<Turn>(schedule.claim({}, {})))
                    if (curl_easy_perform(easy) != CURLE_OK)
                        std::terminate();
                curl_easy_cleanup(easy);
            });
    }
    const Seconds elapsed = Clock::now() - gate.openedAt();
    return static_cast<double>(*plan.requests) / elapsed.count();
}

} // namespace loadstone

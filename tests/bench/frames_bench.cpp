// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs the first of many hosts to add up what all tell each second: bytes of a frame, and
// time of one core to read, add and tell the frames of so many hosts; flat, and by a tree of two
// levels, in which groups are added up first. usage: benches frames [HOSTS]...

#include "core/base/cpu.h"
#include "core/hosts/hostledger.h"
#include "core/hosts/messagestream.h"
#include "core/stats/sampler.h"
#include "tests/bench/benchmark.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace loadstone;

namespace {

constexpr int seconds = 60;
constexpr int requestsPerLook = 1000; ///< 10,000 a second and host
constexpr std::size_t kinds = 8;      ///< of frames, which differ by chance

/// How the times of answers spread, and what else there is to count.
struct Spread {
    const char* name;
    bool isWidest;
};

class Answers {
public:
    Answers(const Spread& spread, std::size_t seed) : m_spread(spread), m_random(seed) {}

    Exchange next(TimePoint finished) {
        Exchange exchange;
        exchange.status = 200;
        exchange.httpMajor = 1;
        exchange.ok = true;
        exchange.bytesSent = 80;
        exchange.bytesReceived = 850;
        exchange.finished = finished;
        exchange.begun = exchange.ready = exchange.intended = finished - time();
        exchange.phases.ttfb = exchange.serviceTime();
        exchange.phases.download = Microseconds(3);
        if (m_spread.isWidest)
            widen(exchange);
        return exchange;
    }

private:
    /// Around 5 ms; or from 10 µs to 10 s, each power of ten as often.
    Microseconds time() {
        const double microseconds = m_spread.isWidest ? std::pow(10, 1 + 6 * m_share(m_random))
                                                      : 5000 * std::exp(0.5 * m_normal(m_random));
        return Microseconds(std::llround(microseconds));
    }

    /// Of a rate that is not kept, each on a connection of its own, one of a hundred refused.
    void widen(Exchange& exchange) {
        exchange.isPaced = true;
        exchange.ready -= time();
        exchange.intended = exchange.ready - time();
        exchange.phases.dns = time();
        exchange.phases.connect = time();
        exchange.phases.tls = time();
        exchange.phases.download = time();
        exchange.connectionsOpened = 1;
        exchange.ok = m_share(m_random) > 0.01;
        exchange.status = exchange.ok ? 200 : 503;
    }

    const Spread m_spread;
    std::mt19937_64 m_random;
    std::uniform_real_distribution<double> m_share{0, 1};
    std::normal_distribution<double> m_normal{0, 1};
};

TallyFrame frameOf(const Spread& spread, std::size_t seed) {
    TallySet tallies(1);
    tallies.startAt(TimePoint());
    Tally& tally = tallies.claim();
    Sampler sampler(tallies, std::nullopt);
    Answers answers(spread, seed);
    for (int look = 0; look < 10 * seconds; ++look) {
        for (int i = 0; i < requestsPerLook; ++i) {
            tally.begin();
            tally.record(
                answers.next(TimePoint(Microseconds(100'000 * look + 100 * (i * 997 % 1000)))));
        }
        sampler.sample(Seconds(0.1 * (look + 1)));
    }
    return sampler.frame();
}

std::string messageOf(const TallyFrame& frame) {
    PartState state;
    state.elapsed = Seconds(seconds);
    state.frame = frame;
    return encodePartMessage(state);
}

template <typename Work>
double cpuMs(const Work& work) {
    const double before = processCpuSeconds();
    work();
    return 1000 * (processCpuSeconds() - before);
}

/// What one second costs who adds up `messages` of so many hosts.
struct Cost {
    double readMs = 0;
    double addMs = 0;
    double tellMs = 0;
    double bytes = 0; ///< that come
    TallyFrame sum;

    double coreShare() const { return (readMs + addMs + tellMs) / 1000; }
};

Cost costOf(std::size_t hosts, const std::vector<std::string>& messages) {
    Cost cost;
    HostLedger ledger(std::vector<std::string>(hosts, "node-17.example.org"));
    cost.readMs = cpuMs([&] {
        for (std::size_t i = 0; i < hosts; ++i) {
            const std::string& message = messages[i % messages.size()];
            cost.bytes += static_cast<double>(message.size());
            ledger.take(i, std::get<PartState>(decodePartMessage(message).value()));
        }
    });
    RunState state;
    cost.addMs = cpuMs([&] { state = ledger.state(); });
    cost.tellMs = cpuMs([&] { static_cast<void>(inPipe(state)); });
    cost.sum = std::move(state.sum.frame);
    return cost;
}

void print(std::size_t hosts, const char* way, const Cost& cost) {
    std::printf("  %4zu hosts %-8s %7.2f MB/s come; read %7.1f, added %6.1f, told %5.1f ms: "
                "%5.1f %% of a core\n",
                hosts, way, cost.bytes / 1e6, cost.readMs, cost.addMs, cost.tellMs,
                100 * cost.coreShare());
    std::fflush(stdout);
}

void measure(const Spread& spread, const std::vector<std::size_t>& sizes) {
    std::vector<std::string> messages;
    double tellMs = 0;
    for (std::size_t seed = 0; seed < kinds; ++seed) {
        const TallyFrame frame = frameOf(spread, seed);
        tellMs += cpuMs([&] { messages.push_back(messageOf(frame)); }) / kinds;
    }
    std::printf("%s: %.1f kB a frame, %.2f ms to make one\n", spread.name,
                static_cast<double>(messages.front().size()) / 1000, tellMs);
    for (const std::size_t hosts : sizes) {
        print(hosts, "flat", costOf(hosts, messages));
        const auto group =
            static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(hosts))));
        const Cost ofGroup = costOf(group, messages);
        print(group, "a group", ofGroup);
        print((hosts + group - 1) / group, "groups",
              costOf((hosts + group - 1) / group, {messageOf(ofGroup.sum)}));
    }
}

} // namespace

static int run(int argc, char** argv) {
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::strtoull(argv[i], nullptr, 10));
    if (sizes.empty())
        sizes = {10, 100, 1000};
    measure({"around 5 ms", false}, sizes);
    measure({"10 µs to 10 s, at a rate, each with a handshake", true}, sizes);
    return 0;
}

LOADSTONE_BENCHMARK(run)

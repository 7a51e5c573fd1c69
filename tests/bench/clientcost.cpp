// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/clientcost.h"

#include "tests/bench/measured.h"
#include "tests/support/temporaryfolder.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <regex>

namespace loadstone {

namespace {

/// Of "number of transactions actually processed: 1234".
double queriesIn(const std::string& file) {
    std::ifstream in(file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    std::smatch found;
    return std::regex_search(text, found, std::regex("processed: (\\d+)")) ? std::stod(found[1])
                                                                           : 0;
}

} // namespace

ClientCost clientCost(const std::vector<std::string>& arguments, double seconds) {
    const TemporaryFolder folder;
    const std::string output = (folder.path() / "output").string();
    const Measured measured = runMeasured(arguments, output);
    const double queries = queriesIn(output);
    if (measured.exitCode != 0 || queries <= 0)
        std::fprintf(stderr, "%s has failed\n", arguments.back().c_str());
    return {measured.cpuSeconds * 1e6 / queries, queries / seconds};
}

void compareClients(const std::string& title, const std::vector<std::string>& ours,
                    const std::vector<std::string>& peer, int pairs, double seconds) {
    std::vector<double> cpu;
    std::vector<double> rate;
    std::vector<ClientCost> own;
    std::vector<ClientCost> other;
    for (int i = 0; i < pairs; ++i) {
        if (i % 2 == 0)
            own.push_back(clientCost(ours, seconds));
        other.push_back(clientCost(peer, seconds));
        if (i % 2 == 1)
            own.push_back(clientCost(ours, seconds));
        cpu.push_back(own.back().cpuMicroseconds / other.back().cpuMicroseconds);
        rate.push_back(own.back().perSecond / other.back().perSecond);
    }
    const auto middle = [](const std::vector<ClientCost>& costs, double ClientCost::*figure) {
        std::vector<double> values;
        for (const ClientCost& cost : costs)
            values.push_back(cost.*figure);
        return median(values);
    };
    std::printf("%s: CPU per query: %s; %.2f and %.2f µs\n"
                "    queries per second: %s; %.0f and %.0f\n",
                title.c_str(), spreadOf(cpu).c_str(), middle(own, &ClientCost::cpuMicroseconds),
                middle(other, &ClientCost::cpuMicroseconds), spreadOf(rate).c_str(),
                middle(own, &ClientCost::perSecond), middle(other, &ClientCost::perSecond));
    std::fflush(stdout);
}

} // namespace loadstone

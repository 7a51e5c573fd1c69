// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benchmark.h"

#include <filesystem>
#include <iostream>
#include <map>
#include <string>

namespace {

std::map<std::string, loadstone::Benchmark>& benchmarks() {
    static std::map<std::string, loadstone::Benchmark> all;
    return all;
}

int refuse(const char* program) {
    std::cerr << "Usage: " << program << " BENCHMARK [ARGUMENT]...\nBenchmarks:\n";
    for (const auto& [name, run] : benchmarks())
        std::cerr << "  " << name << '\n';
    return 2;
}

} // namespace

bool loadstone::joinBenchmarks(std::string_view file, Benchmark benchmark) {
    std::string name = std::filesystem::path(file).stem().string();
    name.erase(name.rfind("_bench"));
    return benchmarks().emplace(name, benchmark).second;
}

int main(int argc, char** argv) {
    const auto chosen = argc < 2 ? benchmarks().end() : benchmarks().find(argv[1]);
    if (chosen == benchmarks().end())
        return refuse(argv[0]);
    argv[1] = argv[0];
    return chosen->second(argc - 1, argv + 1);
}

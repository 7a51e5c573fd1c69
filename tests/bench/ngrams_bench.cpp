// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast n-grams are counted: against other tools, against what unpacking alone takes, one worker
// against two, what live progress costs, and how much memory that needs. Whole processes, in pairs,
// warm page cache. Cores that share a cache or their power slow each other down, so beside each aim
// stands what the cores allow: two jobs that know nothing of each other, and unpacking while the
// other core counts.
// usage: benches ngrams [PAIRS] [MILLIONS_OF_LINES] [FOLDER]
// FOLDER: where `npm install @duckdb/node-api` was run, for the comparison with DuckDB.

#include "core/base/units.h"
#include "core/ngram/input/inflater.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/measured.h"
#include "tests/bench/memorywatch.h"
#include "tests/support/booksfile.h"
#include "tests/support/childprogram.h"
#include "tests/support/temporaryfolder.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

using namespace loadstone;

namespace {

struct Job {
    double wholeProcess = 0; ///< seconds
    double total = 0;        ///< seconds, from start to result
    double map = 0;
};

class Bench {
public:
    Bench(int pairs, std::uint64_t lines, std::string duckdb)
        : m_pairs(pairs), m_duckdb(std::move(duckdb)) {
        m_plain = (m_folder.path() / "books").string();
        writeBooksFile(m_plain, lines);
        ChildProgram({"gzip", "-k", m_plain}).wait();
        m_bytes = static_cast<double>(std::filesystem::file_size(m_plain));
        std::printf("%s lines, %s\n", formatCount(lines).c_str(), formatBytes(m_bytes).c_str());
    }

    void compareWorkers() {
        std::vector<double> ratios, allowed, perWorker;
        for (int i = 0; i < m_pairs; ++i) {
            const Job one = count(m_plain, 1);
            const Job two = count(m_plain, 2);
            ratios.push_back(one.total / two.total);
            allowed.push_back(2 * one.wholeProcess / secondsOfTwoJobs());
            perWorker.push_back(m_bytes / two.map / 2 / 1e9);
        }
        print("time of 1 worker / 2 workers", ratios);
        print("  the cores allow (two jobs side by side)", allowed);
        print("GB/s of each of 2 workers, map", perWorker);
    }

    /// A line that is drawn ten times a second, against none.
    void compareProgress() {
        std::vector<double> ratios;
        for (int i = 0; i < m_pairs; ++i) {
            const double without = runMeasured(command(m_plain, 2)).wallSeconds;
            std::vector<std::string> shown = command(m_plain, 2);
            shown.back() = "--progress";
            ratios.push_back(runMeasured(shown).wallSeconds / without);
        }
        print("time with live progress / without", ratios);
    }

    void compareWith(const char* name, const std::vector<std::string>& command) {
        std::vector<double> ratios;
        for (int i = 0; i < m_pairs; ++i) {
            const Job ours = count(m_plain, 2);
            const Measured theirs = runMeasured(command);
            if (theirs.exitCode != 0) {
                std::printf("%s cannot run here\n", name);
                return;
            }
            ratios.push_back(theirs.wallSeconds / ours.wholeProcess);
        }
        print((std::string(name) + " / ours, whole processes, 2 workers").c_str(), ratios);
    }

    void comparePeers() {
        const std::string peers = BENCH_PEERS;
        compareWith("wc -l", {"wc", "-l", m_plain});
        compareWith("Python processes", {"python3", peers + "/count_processes.py", m_plain, "2"});
        if (!m_duckdb.empty())
            compareWith("DuckDB", {"sh", "-c",
                                   "cd '" + m_duckdb + "' && exec node '" + peers +
                                       "/count_duckdb.mjs' '" + m_plain + "' 2"});
    }

    void compareUnpacking() {
        std::vector<double> ratios, allowed;
        for (int i = 0; i < m_pairs; ++i) {
            const double ours = count(m_plain + ".gz", 2).total;
            ratios.push_back(ours / secondsToUnpack());
            allowed.push_back(ours / secondsToUnpackBesideCounting());
        }
        print("gzip: ours / unpacking alone", ratios);
        print("gzip: ours / unpacking while the other core counts", allowed);
    }

    /// Parent and workers together, sampled all the time.
    void measureMemory(int workers) {
        ChildProgram job(command(m_plain, workers));
        std::uint64_t peak = 0;
        while (!job.hasEnded())
            peak = std::max(peak, memoryOfFamily(job.id()));
        const double result = readResult()["result_bytes"];
        const double bound = 3 * result + 64e6;
        std::printf("peak memory, %d workers: %s, %.2f of 3 x %s of result + 64 MB\n", workers,
                    formatBytes(static_cast<double>(peak)).c_str(),
                    static_cast<double>(peak) / bound, formatBytes(result).c_str());
    }

private:
    std::vector<std::string> command(const std::string& file, int workers) const {
        return {LOADSTONE_CLI, "ngrams", file,     "-w",   std::to_string(workers),
                "--top",       "1",      "--json", m_json, "--no-progress"};
    }

    Job count(const std::string& file, int workers) const {
        const Measured measured = runMeasured(command(file, workers));
        const nlohmann::json json = readResult();
        return {measured.wallSeconds, json["timing_s"]["total"], json["timing_s"]["map"]};
    }

    nlohmann::json readResult() const {
        std::ifstream in(m_json);
        return nlohmann::json::parse(in);
    }

    double secondsToUnpack() const {
        const TimePoint began = Clock::now();
        auto file = FileDescriptor::open(m_plain + ".gz").value();
        const std::uint64_t size = file.size();
        Inflater inflater(std::move(file), size);
        std::vector<char> buffer(256 * 1024);
        while (inflater.read(buffer).value() > 0) {
        }
        return Seconds(Clock::now() - began).count();
    }

    double secondsToUnpackBesideCounting() const {
        const std::jthread other([this](const std::stop_token& stop) {
            while (!stop.stop_requested())
                runMeasured(command(m_plain, 1));
        });
        return secondsToUnpack();
    }

    double secondsOfTwoJobs() const {
        const TimePoint began = Clock::now();
        {
            ChildProgram first(command(m_plain, 1));
            ChildProgram second(command(m_plain, 1));
            first.wait();
            second.wait();
        }
        return Seconds(Clock::now() - began).count();
    }

    static void print(const char* what, const std::vector<double>& values) {
        std::printf("%-52s %s\n", what, spreadOf(values).c_str());
        std::fflush(stdout);
    }

    TemporaryFolder m_folder;
    const int m_pairs;
    const std::string m_duckdb;
    std::string m_plain;
    const std::string m_json = (m_folder.path() / "result.json").string();
    double m_bytes = 0;
};

} // namespace

static int run(int argc, char** argv) {
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 5;
    const std::uint64_t millions = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10;
    Bench bench(pairs, millions * 1'000'000, argc > 3 ? argv[3] : "");
    bench.compareWorkers();
    bench.compareProgress();
    bench.compareUnpacking();
    for (const int workers : {1, 2, 7})
        bench.measureMemory(workers);
    bench.comparePeers();
    return 0;
}

LOADSTONE_BENCHMARK(run)

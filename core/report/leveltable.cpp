// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/leveltable.h"

#include "core/base/units.h"
#include "core/report/textcolumns.h"

namespace loadstone {

namespace {

std::string latencyCell(const SweepLevel& level, double quantile) {
    return level.latencyOk.empty() ? "–"
                                   : formatTime(Microseconds(level.latencyOk.quantile(quantile)));
}

/// Behind the row of a level whose figures are in doubt.
std::string markOf(const SweepLevel& level) {
    const Verdict verdict = level.verdict.value_or(Verdict::Valid);
    return verdict == Verdict::Valid ? "" : verdict == Verdict::Unsure ? "  ?" : "  !";
}

std::string levelRow(const SweepLevel& level, double base) {
    const ScalePoint point = level.point();
    const bool isWhole = !point.throughputs.empty();
    return padded(formatCount(static_cast<std::uint64_t>(level.size)), 9) +
           padded(isWhole ? formatNumber(point.mean(), 1) : "–", 14) +
           padded(isWhole ? "± " + formatNumber(point.standardError(), 1) : "–", 12) +
           padded(isWhole && base > 0 ? formatNumber(point.mean() / base, 2) : "–", 10) +
           padded(latencyCell(level, 0.5), 12) + padded(latencyCell(level, 0.99), 12) +
           padded(formatCount(level.failed), 10) + markOf(level) + "\n";
}

std::string headingOf(const std::string& size) {
    return padded(size, 9) + padded("Requests/s", 14) + padded("", 12) + padded("Speed-up", 10) +
           padded("p50", 12) + padded("p99", 12) + padded("Failed", 10) + "\n";
}

std::string meaning(const std::string& speedUp) {
    return "Requests/s: answers that are ok, the mean of the repeats ± its standard error. "
           "Speed-up: over " +
           speedUp + ".\n";
}

std::string tableOfOne(const EngineAnalysis& engine) {
    std::string text = headingOf(engine.engine == EngineKind::Pool ? "Threads" : "Conns");
    const double first = engine.levels.front().point().mean();
    for (const SweepLevel& level : engine.levels)
        text += levelRow(level, first);
    return text + meaning("the smallest level");
}

std::string nameCell(const std::string& name) {
    return padded(name, 9);
}

/// "Size: threads of pool, connections of loop."
std::string sizeMeaning(const SweepAnalysis& analysis) {
    std::string text;
    for (const EngineAnalysis& engine : analysis.engines)
        text += (text.empty() ? "Size: " : ", ") + std::string(engine.units()) + " of " +
                std::string(nameOf(engine.engine));
    return text + ". ";
}

std::string tableOfSeveral(const SweepAnalysis& analysis) {
    const SweepLevel* serial = analysis.serial();
    std::string text = nameCell("Engine") + headingOf("Size");
    for (const EngineAnalysis& engine : analysis.engines) {
        const SweepLevel& base = serial ? *serial : engine.levels.front();
        for (const SweepLevel& level : engine.levels)
            text +=
                nameCell(std::string(nameOf(engine.engine))) + levelRow(level, base.point().mean());
    }
    return text + sizeMeaning(analysis) +
           meaning(serial ? "pool with 1 thread" : "the engine's smallest level");
}

std::string marksMeaning(const std::string& table) {
    std::string text;
    if (table.find("  !\n") != std::string::npos)
        text += "!: this machine and not only the server was the limit. ";
    if (table.find("  ?\n") != std::string::npos)
        text += "?: the figures are in doubt. ";
    if (!text.empty())
        text.back() = '\n';
    return text;
}

} // namespace

std::string levelTable(const SweepAnalysis& analysis) {
    const std::string table = analysis.engines.size() == 1 ? tableOfOne(analysis.engines.front())
                                                           : tableOfSeveral(analysis);
    return table + marksMeaning(table);
}

} // namespace loadstone

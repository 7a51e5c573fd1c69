// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/caption.h"

#include "core/base/units.h"
#include "core/http/secrets.h"
#include "core/report/loadtext.h"
#include "core/report/sizenoun.h"

#include <algorithm>
#include <filesystem>

namespace loadstone {

namespace {

constexpr const char* between = " · ";

std::string requestOf(const LoadPlan& plan) {
    const std::string url = withoutSecrets(plan.request.url);
    if (plan.asksDatabase())
        return url + between + std::string(nameOf(plan.queries.protocol));
    return plan.request.method + " " + url;
}

/// "2026-11-29T07:17:30Z" as "2026-11-29 07:17:30 UTC".
std::string momentOf(std::string startedAt) {
    constexpr std::size_t seconds = 19;
    if (startedAt.size() < seconds)
        return "at an unknown time";
    startedAt.resize(seconds);
    startedAt[10] = ' ';
    return startedAt + " UTC";
}

std::string verdictOf(const std::optional<Validity>& validity) {
    return validity ? std::string(nameOf(validity->verdict)) : "not judged";
}

std::string sizesOf(const SweepPlan& plan) {
    if (plan.sizes.empty())
        return "no sizes";
    const auto [least, most] = std::ranges::minmax(plan.sizes);
    const auto text = [](int size) { return formatCount(static_cast<std::uint64_t>(size)); };
    return least == most ? "size " + text(least) : "sizes " + text(least) + " to " + text(most);
}

std::string enginesOf(const SweepPlan& plan) {
    std::string names;
    for (const EngineKind engine : plan.engines)
        names += (names.empty() ? "" : ", ") + std::string(nameOf(engine));
    return names;
}

std::string filesOf(const NgramJob& job) {
    if (job.files.size() != 1)
        return counted(job.files.size(), "file");
    return std::filesystem::path(job.files.front()).filename().string();
}

} // namespace

std::string captionOf(const LoadPlan& plan) {
    const std::string load = loadText(plan);
    return requestOf(plan) + (load.empty() ? "" : between + load) + between +
           sized(plan.threads, unitsOf(plan.engine)) + between + std::string(nameOf(plan.engine));
}

std::string captionOf(const RunReport& report) {
    return captionOf(report.plan) + between + momentOf(report.startedAt) + between +
           formatTime(report.snapshot.elapsed) + between + verdictOf(report.validity);
}

std::string captionOf(const SweepPlan& plan) {
    return requestOf(plan.plan) + between + sizesOf(plan) + between + enginesOf(plan) + between +
           counted(static_cast<std::uint64_t>(plan.repeats), "repeat");
}

std::string captionOf(const SweepReport& report) {
    return captionOf(report.plan) + between + momentOf(report.startedAt) + between +
           verdictOf(validityOf(report));
}

std::string captionOf(const NgramJob& job) {
    return filesOf(job) + between + std::to_string(job.options.wordsPerNgram) + "-grams" + between +
           counted(static_cast<std::uint64_t>(job.workers), "worker");
}

std::string captionOf(const NgramReport& report) {
    const std::string grams =
        report.format == Format::Text
            ? std::to_string(report.job.options.wordsPerNgram) + "-grams" + between
            : "";
    return filesOf(report.job) + between + nameOf(report.format) + between + grams +
           counted(static_cast<std::uint64_t>(report.job.workers), "worker") + between +
           formatTime(report.totalTime);
}

} // namespace loadstone

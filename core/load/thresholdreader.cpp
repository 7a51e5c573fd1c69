// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/exacttime.h"
#include "core/base/listed.h"
#include "core/base/timeunits.h"
#include "core/load/thresholdnames.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

using Metric = Threshold::Metric;

Expected<void> readPercentile(TermReader& reader, Threshold& into) {
    const std::size_t begin = reader.position();
    const bool hasBracket = reader.take("p(");
    const auto percent = hasBracket || reader.take("p") ? reader.takeNumber() : std::nullopt;
    if (percent && *percent > 0 && *percent <= 100 && (!hasBracket || reader.take(")"))) {
        into.quantile = *percent / 100;
        return {};
    }
    reader.goBack(begin);
    return reader.expects(
        "what is judged: p50 to p99.99, mean, min, max, error_rate, checks or rps");
}

Expected<void> readMetric(TermReader& reader, Threshold& into) {
    const std::size_t begin = reader.position();
    const std::string_view word = reader.takeWord();
    const auto found = std::ranges::find(figureNames, word, &FigureName::name);
    if (found == figureNames.end()) {
        reader.goBack(begin);
        return readPercentile(reader, into);
    }
    into.metric = found->metric;
    into.quantile = found->quantile;
    return {};
}

Expected<void> readRelation(TermReader& reader, Threshold& into) {
    const std::size_t begin = reader.position();
    const auto relation = takeRelation(reader);
    if (relation && *relation != Relation::Equal) {
        into.relation = *relation;
        return {};
    }
    reader.goBack(begin);
    return reader.expects("<, <=, > or >=");
}

Expected<void> readTime(TermReader& reader, double number, Threshold& into) {
    return readExactTime(reader, number).map([&](double time) { into.bound = time; });
}

/// "1%", or 0.01 of the whole.
Expected<void> readShare(TermReader& reader, double number, std::size_t begin, Threshold& into) {
    constexpr double fine = 1e9; // 0.07 is 7 %, and not 7.000000000000001
    into.bound = reader.take("%") ? number : std::round(number * 100 * fine) / fine;
    if (into.bound <= 100)
        return {};
    reader.goBack(begin);
    return reader.expects("a share of at most 100%");
}

Expected<void> readThroughput(TermReader& reader, double number, Threshold& into) {
    constexpr double thousand = 1000;
    into.bound = reader.take("k") ? number * thousand : number;
    reader.take("/s");
    return {};
}

Expected<void> readBound(TermReader& reader, Threshold& into) {
    const std::size_t begin = reader.position();
    const auto number = reader.takeNumber();
    if (!number)
        return reader.expects(into.isTime()    ? "a time, as in 250ms"
                              : into.isShare() ? "a share, as in 1%"
                                               : "requests per second, as in 500");
    if (into.isTime())
        return readTime(reader, *number, into);
    return into.isShare() ? readShare(reader, *number, begin, into)
                          : readThroughput(reader, *number, into);
}

} // namespace

Expected<Threshold> Threshold::read(std::string_view text) {
    TermReader reader(text);
    Threshold threshold;
    auto read = readMetric(reader, threshold);
    if (read)
        read = readRelation(reader, threshold);
    if (read)
        read = readBound(reader, threshold);
    if (read && !reader.atEnd())
        read = reader.expects("the end");
    if (!read)
        return tl::unexpected(read.error());
    return threshold;
}

Expected<std::vector<Threshold>> readThresholds(const std::string& text, const std::string& field) {
    return readList<Threshold>(text, field, "threshold");
}

} // namespace loadstone

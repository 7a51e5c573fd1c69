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

/// Who writes 1 means a percent and not the whole, as 0.01 is of it.
tl::unexpected<Error> expectsPercent(const TermReader& reader, double number, Threshold shown) {
    constexpr double whole = 100;
    shown.bound = std::min(number, whole);
    return reader.expects("a share with its %, as in " + shown.text());
}

/// "1%", or 0.01 of the whole.
Expected<void> readShare(TermReader& reader, double number, std::size_t begin, Threshold& into) {
    constexpr double fine = 1e9; // 0.07 is 7 %, and not 7.000000000000001
    const bool isPercent = reader.take("%");
    if (!isPercent && number >= 1) {
        reader.goBack(begin);
        return expectsPercent(reader, number, into);
    }
    into.bound = isPercent ? number : std::round(number * 100 * fine) / fine;
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

/// "1,000": its comma has made two thresholds of it.
bool hasCutNumber(const std::string& text) {
    const auto isDigit = [&](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    for (std::size_t comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1))
        if (comma > 0 && isDigit(comma - 1) && isDigit(comma + 1))
            return true;
    return false;
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
    return readList<Threshold>(text, field, "threshold").map_error([&](const Error& error) {
        return Error{error.field,
                     error.message + (hasCutNumber(text) ? "; commas separate thresholds, so write "
                                                           "numbers without them"
                                                         : "")};
    });
}

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/listed.h"
#include "core/base/timeunits.h"
#include "core/load/thresholdnames.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace loadstone {

namespace {

using Metric = Threshold::Metric;
using Relation = Threshold::Relation;

constexpr std::string_view letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_%/\xc2\xb5";

/// Goes through a text from left to right, and knows where it is.
class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) { skipBlanks(); }

    bool atEnd() const { return m_at == m_text.size(); }
    bool take(std::string_view word) {
        if (!m_text.substr(m_at).starts_with(word))
            return false;
        m_at += word.size();
        skipBlanks();
        return true;
    }
    std::string_view takeWord() {
        const std::size_t end = std::min(m_text.find_first_not_of(letters, m_at), m_text.size());
        const std::string_view word = m_text.substr(m_at, end - m_at);
        m_at = end;
        skipBlanks();
        return word;
    }
    std::optional<double> takeNumber() {
        double value = 0;
        const char* const begin = m_text.data() + m_at;
        const auto [end, error] =
            std::from_chars(begin, m_text.data() + m_text.size(), value, std::chars_format::fixed);
        if (error != std::errc() || !std::isfinite(value) || value < 0)
            return std::nullopt;
        m_at += static_cast<std::size_t>(end - begin);
        skipBlanks();
        return value;
    }
    std::size_t position() const { return m_at; }
    void goBack(std::size_t position) { m_at = position; }
    tl::unexpected<Error> expects(const std::string& what) const {
        return fail("", "\"" + std::string(m_text) + "\": at character " +
                            std::to_string(m_at + 1) + " there must be " + what);
    }

private:
    void skipBlanks() { m_at = std::min(m_text.find_first_not_of(" \t", m_at), m_text.size()); }

    std::string_view m_text;
    std::size_t m_at = 0;
};

Expected<void> readPercentile(Reader& reader, Threshold& into) {
    const std::size_t begin = reader.position();
    const bool hasBracket = reader.take("p(");
    const auto percent = hasBracket || reader.take("p") ? reader.takeNumber() : std::nullopt;
    if (percent && *percent > 0 && *percent <= 100 && (!hasBracket || reader.take(")"))) {
        into.quantile = *percent / 100;
        return {};
    }
    reader.goBack(begin);
    return reader.expects("what is judged: p50 to p99.99, mean, min, max, error_rate or rps");
}

Expected<void> readMetric(Reader& reader, Threshold& into) {
    const std::size_t begin = reader.position();
    const std::string_view word = reader.takeWord();
    const auto found = std::ranges::find(metricNames, word, &MetricName::name);
    if (found == metricNames.end()) {
        reader.goBack(begin);
        return readPercentile(reader, into);
    }
    into.metric = found->metric;
    into.quantile = found->quantile;
    return {};
}

Expected<void> readRelation(Reader& reader, Threshold& into) {
    for (const Relation relation :
         {Relation::AtMost, Relation::AtLeast, Relation::Below, Relation::Above})
        if (reader.take(relationSigns.at(static_cast<std::size_t>(relation)))) {
            into.relation = relation;
            return {};
        }
    return reader.expects("<, <=, > or >=");
}

Expected<void> readTime(Reader& reader, double number, Threshold& into) {
    const std::size_t begin = reader.position();
    const auto unit = microsecondsIn(reader.takeWord());
    if (!unit) {
        reader.goBack(begin);
        return reader.expects("the unit of the time: us, ms, s, m or h");
    }
    constexpr double longest = 366 * 24 * 3600e6;
    into.bound = number * static_cast<double>(*unit);
    if (into.bound <= longest)
        return {};
    reader.goBack(begin);
    return reader.expects("a unit with which the time is no longer than a year");
}

/// "1%", or 0.01 of the whole.
Expected<void> readShare(Reader& reader, double number, std::size_t begin, Threshold& into) {
    constexpr double fine = 1e9; // 0.07 is 7 %, and not 7.000000000000001
    into.bound = reader.take("%") ? number : std::round(number * 100 * fine) / fine;
    if (into.bound <= 100)
        return {};
    reader.goBack(begin);
    return reader.expects("a share of at most 100%");
}

Expected<void> readThroughput(Reader& reader, double number, Threshold& into) {
    constexpr double thousand = 1000;
    into.bound = reader.take("k") ? number * thousand : number;
    reader.take("/s");
    return {};
}

Expected<void> readBound(Reader& reader, Threshold& into) {
    const std::size_t begin = reader.position();
    const auto number = reader.takeNumber();
    if (!number)
        return reader.expects(into.isTime()                       ? "a time, as in 250ms"
                              : into.metric == Metric::Throughput ? "requests per second, as in 500"
                                                                  : "a share, as in 1%");
    if (into.isTime())
        return readTime(reader, *number, into);
    return into.metric == Metric::ErrorRate ? readShare(reader, *number, begin, into)
                                            : readThroughput(reader, *number, into);
}

} // namespace

Expected<Threshold> Threshold::read(std::string_view text) {
    Reader reader(text);
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

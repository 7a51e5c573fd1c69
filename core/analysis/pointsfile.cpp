// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/pointsfile.h"

#include "core/analysis/csvline.h"
#include "core/analysis/pointscolumns.h"
#include "core/base/byteordermark.h"
#include "core/base/trimmed.h"
#include "core/base/units.h"
#include "core/base/wholefile.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

namespace loadstone {

namespace {

bool isSkipped(std::string_view line) {
    return trimmed(line).empty() || trimmed(line).starts_with('#');
}

/// Reads line by line: the first that counts is the header, the others are points.
class PointsReader {
public:
    Expected<void> read(std::string_view line) {
        ++m_line;
        if (isSkipped(line))
            return {};
        const auto values = splitCsvLine(line);
        if (!values)
            return failAt(m_line, "a quote is not closed or stands within a value; leave quotes "
                                  "out");
        return m_columns ? addRow(*values) : takeHeader(*values);
    }

    Expected<std::vector<EnginePoints>> finish() && {
        if (!m_columns)
            return fail("", "the file is empty; " + std::string(wantedHeader));
        if (m_engines.empty())
            return fail("", "there is no row after the header; write one for each measurement, "
                            "such as 8,1234.5");
        for (EnginePoints& one : m_engines) {
            auto joined = joinedBySize(std::move(one.points));
            if (!joined)
                return tl::unexpected(joined.error());
            one.points = std::move(*joined);
        }
        return std::move(m_engines);
    }

private:
    Expected<void> takeHeader(const std::vector<std::string>& values) {
        const auto columns = readHeader(values, m_line);
        if (!columns)
            return tl::unexpected(columns.error());
        m_columns = *columns;
        return {};
    }

    Expected<void> addRow(const std::vector<std::string>& values) {
        auto point = readRow(values, *m_columns, m_line);
        if (!point)
            return tl::unexpected(point.error());
        const auto engine = readEngineName(values, *m_columns, m_line);
        if (!engine)
            return tl::unexpected(engine.error());
        pointsOf(*engine).push_back(std::move(*point));
        if (m_engines.size() > mostPointsEngines)
            return failAt(m_line, "there are more than " + std::to_string(mostPointsEngines) +
                                      " engines; give a file with fewer");
        return {};
    }

    std::vector<ScalePoint>& pointsOf(const std::string& engine) {
        const auto found = std::ranges::find(m_engines, engine, &EnginePoints::engine);
        return found != m_engines.end() ? found->points
                                        : m_engines.emplace_back(EnginePoints{engine, {}}).points;
    }

    std::size_t m_line = 0;
    std::optional<PointsColumns> m_columns;
    std::vector<EnginePoints> m_engines;
};

tl::unexpected<Error> tooLarge() {
    return fail("", "the file is larger than " +
                        formatBytes(static_cast<double>(largestPointsFile)) +
                        "; give a file with a row for each measurement");
}

} // namespace

Expected<std::vector<EnginePoints>> parsePoints(std::string_view text) {
    if (text.size() > largestPointsFile)
        return tooLarge();
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    PointsReader reader;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (auto read = reader.read(text.substr(0, end)); !read)
            return tl::unexpected(read.error());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(reader).finish();
}

Expected<std::vector<EnginePoints>> readPointsFile(const std::string& name) {
    if (name == "-")
        return readWholeFile(name).and_then(
            [](const std::string& text) { return parsePoints(text); });
    std::error_code unknown;
    if (std::filesystem::is_directory(name, unknown))
        return fail(name, "this is a folder; give a CSV file");
    std::ifstream file(name, std::ios::binary);
    if (!file)
        return fail(name, "the file cannot be read; check its name and permissions");
    std::string text(largestPointsFile + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad())
        return fail(name, "the file cannot be read to its end");
    text.resize(static_cast<std::size_t>(file.gcount()));
    auto points = parsePoints(text);
    if (!points)
        return fail(name, points.error().message);
    return points;
}

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/data/feedchoice.h"

#include <cstdint>
#include <vector>

namespace loadstone {

/// The rows of a feed: CSV (RFC 4180) whose first line names its columns, or JSON lines, an object
/// in each, whose first names them. Its whole text is in memory, and of the rows every sixteenth's
/// place. Never changes once it is open; any thread may read it.
class Feed {
public:
    /// Reads the file and looks at each row. The error names the file and the line.
    static Expected<Feed> open(const FeedChoice& choice);

    FeedChoice::Order order() const { return m_order; }
    const std::vector<std::string>& columns() const { return m_columns; }
    std::uint64_t rows() const { return m_rows; }

    /// The values of a row, from 0 to below rows(), one for each column. `values` are those of
    /// another row before; their memory is used again.
    void read(std::uint64_t row, std::vector<std::string>& values) const;

private:
    Feed(const FeedChoice& choice, std::string text);
    Expected<void> begin();
    Expected<void> lookAtRows();
    tl::unexpected<Error> refuse(std::size_t at, const std::string& why) const;
    std::string_view lineAt(std::size_t at) const;
    std::size_t behind(std::string_view line) const;
    Expected<void> readRow(std::string_view line, std::vector<std::string>& values) const;

    std::string m_file;
    FeedChoice::Order m_order;
    std::string m_text;
    bool m_isJson = false;
    std::vector<std::string> m_columns;
    std::size_t m_firstRow = 0; ///< where it begins
    std::uint64_t m_rows = 0;
    std::vector<std::size_t> m_places;
};

} // namespace loadstone

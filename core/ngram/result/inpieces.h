// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>

namespace loadstone {

/// Writes `rows` rows behind `start` in pieces of about a megabyte: `append` puts the row of a
/// number at the end of a text, `write` takes a piece. False where that could not.
template <typename Append, typename Write>
bool writeInPieces(std::string start, std::size_t rows, const Append& append, const Write& write) {
    constexpr std::size_t pieceBytes = 1 << 20;
    std::string piece = std::move(start);
    for (std::size_t row = 0; row < rows; ++row) {
        append(piece, row);
        if (piece.size() < pieceBytes)
            continue;
        if (!write(piece))
            return false;
        piece.clear();
    }
    return write(piece);
}

} // namespace loadstone

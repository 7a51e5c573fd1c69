// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/arrivals.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

double requestsIn(const Arrivals::Piece& piece) {
    return (piece.from + piece.to) / 2 * piece.seconds;
}

/// The time t at which from·t + slope·t²/2 reaches `requests`, in the form of the quadratic formula
/// that loses no digits if the slope is small.
double timeOf(double requests, const Arrivals::Piece& piece) {
    if (requests <= 0)
        return 0;
    const double slope = (piece.to - piece.from) / piece.seconds;
    const double root = std::sqrt(std::max(0.0, piece.from * piece.from + 2 * slope * requests));
    return std::min(piece.seconds, 2 * requests / (piece.from + root));
}

} // namespace

Arrivals::Arrivals(std::span<const Piece> pieces) : m_size(std::min(pieces.size(), mostPieces)) {
    std::copy_n(pieces.begin(), m_size, m_pieces.begin());
}

std::uint64_t Arrivals::count() const {
    double all = 0;
    for (std::size_t i = 0; i < m_size; ++i)
        all += requestsIn(m_pieces[i]);
    constexpr double rounding = 1e-9; // 0.1/s for 30 s must not become a request more
    return static_cast<std::uint64_t>(std::ceil(all - rounding * std::max(1.0, all)));
}

Clock::duration Arrivals::due(std::uint64_t n) const {
    auto requests = static_cast<double>(n);
    double seconds = 0;
    for (std::size_t i = 0; i < m_size; ++i) {
        const double all = requestsIn(m_pieces[i]);
        if (requests < all) {
            seconds += timeOf(requests, m_pieces[i]);
            break;
        }
        requests -= all;
        seconds += m_pieces[i].seconds;
    }
    return std::chrono::duration_cast<Clock::duration>(Seconds(seconds));
}

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/arrivals.h"

#include "core/load/poissoncell.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

// A position of a Poisson process: the number of its cell, and which of the events there.
constexpr unsigned indexBits = 8;
constexpr std::uint64_t indexMask = (std::uint64_t{1} << indexBits) - 1;

double requestsIn(const Piece& piece, double seconds) {
    if (piece.seconds <= 0)
        return 0;
    const double slope = (piece.to - piece.from) / piece.seconds;
    return piece.from * seconds + slope * seconds * seconds / 2;
}

double requestsIn(const Piece& piece) {
    return (piece.from + piece.to) / 2 * piece.seconds;
}

/// The time t at which from·t + slope·t²/2 reaches `requests`, in the form of the quadratic formula
/// that loses no digits if the slope is small.
double timeIn(const Piece& piece, double requests) {
    if (requests <= 0)
        return 0;
    const double slope = (piece.to - piece.from) / piece.seconds;
    const double root = std::sqrt(std::max(0.0, piece.from * piece.from + 2 * slope * requests));
    return std::min(piece.seconds, 2 * requests / (piece.from + root));
}

/// What is a whole number but for rounding: 0.1/s for 30 s must not become a request more.
double withoutRounding(double requests) {
    constexpr double rounding = 1e-12;
    return requests - rounding * std::max(1.0, requests);
}

std::uint64_t wholeRequests(double requests) {
    return static_cast<std::uint64_t>(std::max(0.0, std::ceil(withoutRounding(requests))));
}

} // namespace

Arrivals::Arrivals(std::span<const Piece> pieces, std::optional<std::uint64_t> seed,
                   const Part& part)
    : m_pieces(pieces), m_isRandom(seed ? 1 : 0), m_seed(seed.value_or(0)), m_part(part) {
    for (const Piece& piece : m_pieces.all())
        m_end += requestsIn(piece);
}

std::uint64_t Arrivals::first() const {
    return m_isRandom == 0 ? m_part.number : firstFrom(m_part.number);
}

/// The first request in `cell` or in a later one of the part.
std::uint64_t Arrivals::firstFrom(std::uint64_t cell) const {
    while (PoissonCell(m_seed, cell).size() == 0)
        cell += m_part.of;
    return cell << indexBits;
}

std::uint64_t Arrivals::after(std::uint64_t position) const {
    if (m_isRandom == 0)
        return position + m_part.of;
    const std::uint64_t cell = position >> indexBits;
    if ((position & indexMask) + 1 < PoissonCell(m_seed, cell).size())
        return position + 1;
    return firstFrom(cell + m_part.of);
}

double Arrivals::requestsAt(std::uint64_t position) const {
    if (m_isRandom == 0)
        return static_cast<double>(position);
    const std::uint64_t cell = position >> indexBits;
    const PoissonCell events(m_seed, cell);
    const std::uint64_t index = std::min(position & indexMask, PoissonCell::mostEvents - 1);
    return static_cast<double>(cell) + events.at(index);
}

Clock::duration Arrivals::timeOf(double requests) const {
    double seconds = 0;
    for (const Piece& piece : m_pieces.all()) {
        const double all = requestsIn(piece);
        if (requests < all) {
            seconds += timeIn(piece, requests);
            break;
        }
        requests -= all;
        seconds += piece.seconds;
    }
    constexpr double most = 3e9; // a century, which can be added to any time
    return std::chrono::duration_cast<Clock::duration>(Seconds(std::min(seconds, most)));
}

std::optional<Clock::duration> Arrivals::due(std::uint64_t position) const {
    const double requests = requestsAt(position);
    if (requests >= withoutRounding(m_end))
        return std::nullopt;
    return timeOf(requests);
}

double Arrivals::integralTo(double seconds) const {
    double requests = 0;
    for (const Piece& piece : m_pieces.all()) {
        if (seconds <= 0)
            break;
        requests += requestsIn(piece, std::min(seconds, piece.seconds));
        seconds -= piece.seconds;
    }
    return requests;
}

std::uint64_t Arrivals::count() const {
    return m_part.shareOf(wholeRequests(m_end));
}

std::uint64_t Arrivals::countBefore(Clock::duration time) const {
    return m_part.shareOf(wholeRequests(integralTo(Seconds(time).count())));
}

std::uint64_t Arrivals::countFrom(std::uint64_t position, Clock::duration time) const {
    const std::uint64_t ofAllParts =
        wholeRequests(integralTo(Seconds(time).count()) - requestsAt(position));
    return Part{0, m_part.of}.shareOf(ofAllParts);
}

} // namespace loadstone

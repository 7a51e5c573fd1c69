// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/stats/timeline.h"
#include "core/stats/totals.h"

#include <string>
#include <string_view>

namespace loadstone {

/// What one part of a run has counted so far: its totals and its course on the grid of time. Frames
/// of parts add up, in any order, to the frame of the whole, by == and byte for byte.
struct TallyFrame {
    Totals totals;
    Timeline timeline;

    void add(const TallyFrame& part) {
        totals.add(part.totals);
        timeline.add(part.timeline);
    }
    bool operator==(const TallyFrame&) const = default;
};

/// The frame as bytes, of which there are few where little was counted: "LSTF", a version, numbers
/// in LEB128 (histograms by their non-empty buckets) and a CRC-32 of all before it.
std::string encodeFrame(const TallyFrame& frame);

/// Reads what encodeFrame wrote. A frame that a newer version wrote, or that was cut or changed, is
/// an error of the field "frame".
Expected<TallyFrame> decodeFrame(std::string_view bytes);

} // namespace loadstone

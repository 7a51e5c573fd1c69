// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/readinglist.h"

#include "core/base/units.h"

namespace loadstone {

bool ReadingList::allows(std::string_view name) {
    if (takesMore() && name.size() > longestName)
        m_refusal = "a figure has a name of more than " + formatCount(longestName) + " bytes";
    return takesMore();
}

void ReadingList::add(MetricReading reading) {
    if (!allows(reading.name))
        return;
    if (m_readings.size() == most)
        m_refusal = "the answer has more than " + formatCount(most) + " figures";
    else
        m_readings.push_back(std::move(reading));
}

Expected<std::vector<MetricReading>> ReadingList::result() && {
    if (!takesMore())
        return fail("metrics", m_refusal);
    return std::move(m_readings);
}

} // namespace loadstone

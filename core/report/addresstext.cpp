// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/addresstext.h"

#include "core/base/units.h"
#include "core/http/host.h"

#include <algorithm>

namespace loadstone {

namespace {

std::vector<AddressUse> usedOf(const std::vector<AddressUse>& all) {
    std::vector<AddressUse> used;
    std::ranges::copy_if(all, std::back_inserter(used),
                         [](const AddressUse& use) { return use.connections > 0; });
    std::ranges::stable_sort(used, std::greater{}, &AddressUse::connections);
    return used;
}

std::string severalText(const std::vector<AddressUse>& used) {
    constexpr std::size_t mostNamed = 4;
    std::string text = "to ";
    for (std::size_t i = 0; i < std::min(used.size(), mostNamed); ++i) {
        const bool isLast = i + 1 == used.size();
        const std::string between = i == 0 ? "" : isLast ? " and " : ", ";
        text += between + used[i].address + " (" + formatCount(used[i].connections) + ")";
    }
    if (used.size() > mostNamed)
        text += " and " + formatCount(used.size() - mostNamed) + " more";
    return text;
}

} // namespace

std::string addressText(const RunReport& report) {
    const std::vector<AddressUse> used = usedOf(report.addresses);
    const std::string all = formatCount(report.addresses.size()) + " addresses";
    if (used.empty())
        return "";
    if (used.size() > 1)
        return severalText(used) + (used.size() < report.addresses.size()
                                        ? ", " + formatCount(used.size()) + " of " + all
                                        : "");
    if (report.addresses.size() > 1)
        return "to " + used.front().address + ", one of " + all;
    return used.front().address == Host::of(report.plan.request.url).name
               ? ""
               : "to " + used.front().address;
}

std::string tlsText(const RunReport& report) {
    std::string text;
    for (const TlsUse& use : report.tls) {
        text += (text.empty() ? "" : ", ") + use.version + " with " + use.cipher;
        if (report.tls.size() > 1)
            text += " (" + formatCount(use.connections) + ")";
    }
    return text;
}

std::string packedText(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    const auto codings = totals.codings();
    if (totals.packed.empty())
        return report.plan.transport.compressed && !codings.empty()
                   ? "no answer came packed, though packed ones were asked for"
                   : "";
    std::string text;
    for (const auto& [coding, count] : codings)
        text += (text.empty() ? "" : ", ") +
                std::string(coding == ContentCoding::None ? "not packed" : nameOf(coding)) + " (" +
                formatCount(count) + ")";
    return text + "; bytes are counted as they were sent, and nothing is unpacked";
}

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/answersmodel.h"

#include "core/base/units.h"
#include "core/report/sentences.h"
#include "ui/format.h"

#include <algorithm>

namespace loadstone {

namespace {

QStringList rowOf(const QString& what, std::uint64_t count, std::uint64_t all) {
    const double share =
        static_cast<double>(count) / static_cast<double>(std::max<std::uint64_t>(1, all));
    return {what, countText(count), shareText(share)};
}

// While requests end, what is read later of a moment is ahead: the rows are their own whole.
std::uint64_t allOf(const Totals& totals, const LoadPlan& plan,
                    const std::vector<ErrorLine>& lines) {
    std::uint64_t sum = 0;
    for (const auto& [status, count] : totals.statuses)
        if (plan.expected.contains(status))
            sum += count;
    for (const ErrorLine& line : lines)
        sum += line.count;
    return std::max(sum, totals.completed());
}

QString capitalized(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString versionsText(const Totals& totals) {
    QStringList names;
    for (const auto& [major, count] : totals.httpVersions)
        if (count > 0)
            names << (major == 1 ? QStringLiteral("HTTP/1.1")
                                 : QStringLiteral("HTTP/%1").arg(major));
    return names.join(", ");
}

/// The part of all measured time that was spent waiting for the first byte.
std::optional<double> waitingShare(const Totals& totals) {
    constexpr std::size_t ttfb = 3;
    std::uint64_t all = 0;
    for (const Histogram& phase : totals.phases)
        all += phase.sum();
    if (all == 0)
        return std::nullopt;
    return static_cast<double>(totals.phases[ttfb].sum()) / static_cast<double>(all);
}

} // namespace

AnswersModel::AnswersModel(QObject* parent)
    : RowsModel({QString("What"), QString("Count"), QString("Share")}, parent) {
    setHeaderTips({QString("Status of the answer, or why there was none"),
                   QString("Number of requests"),
                   QString("Count divided by all answered requests, ok and failed")});
}

void AnswersModel::showTotals(const Totals& totals, const LoadPlan& plan) {
    const auto lines = errorLines(totals, plan);
    const std::uint64_t completed = allOf(totals, plan, lines);
    Rows rows;
    for (const auto& [status, count] : totals.statuses)
        if (plan.expected.contains(status))
            rows << rowOf(toText(statusText(status)), count, completed);
    for (const ErrorLine& line : lines)
        rows << rowOf(capitalized(toText(line.message)), line.count, completed);
    setRows(rows);
}

QString connectionsText(const Totals& totals, const LoadPlan& plan) {
    QStringList parts{toText(counted(totals.connectionsOpened, "connection") + " opened")};
    if (const auto ideal = plan.idealConnections())
        parts[0] += QString(" (%1 is ideal)").arg(countText(*ideal));
    if (const QString versions = versionsText(totals); !versions.isEmpty())
        parts << versions;
    if (const auto share = waitingShare(totals))
        parts << QString("%1 % waiting for the first byte").arg(qRound(*share * 100));
    return parts.join(" · ");
}

} // namespace loadstone

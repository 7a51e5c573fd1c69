// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/hoststatesmodel.h"

#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/longtext.h"

#include <QGuiApplication>

namespace loadstone {

namespace {

constexpr int stateColumn = 1;
constexpr int skewColumn = 3;
constexpr int toTheLeft = int(Qt::AlignLeft) | int(Qt::AlignVCenter);
constexpr Seconds lateStart{0.05};

bool isLate(const HostShare* share) {
    return share && share->startSkew &&
           (*share->startSkew > lateStart || *share->startSkew < -lateStart);
}

QStringList cellsOf(const HostStates& states, qsizetype place) {
    const QString name = states.names[place];
    const HostShare* share = states.shareOf(name);
    const bool hasConnections = states.connections > 0;
    const int own = states.connectionsOf(place);
    const bool sends = share && !share->lostAt;
    return {name,
            states.stateOf(name),
            share ? signedTimeText(share->wallOffset) : QString("–"),
            share ? signedTimeText(share->startSkew) : QString("–"),
            hasConnections ? countText(std::uint64_t(own)) : QString("–"),
            hasConnections ? shareText(double(own) / states.connections) : QString("–"),
            sends ? rateText(share->requestsPerSecond()) : QString("–")};
}

} // namespace

HostStatesModel::HostStatesModel(QObject* parent)
    : RowsModel({QString("Host"), QString("State"), QString("Clock"), QString("Start"),
                 QString("Connections"), QString("Share"), QString("Requests/s")},
                parent) {
    setHeaderTips({QString("Its name, or its address"),
                   QString("What a check has found, or what it does in the run"),
                   QString("How far its clock is ahead of that of the first host"),
                   QString("How long after the agreed moment its load has begun"),
                   QString("Requests that it has in flight at once"), QString("Of the connections"),
                   QString("Answered in the mean since the start, failed ones too")});
}

void HostStatesModel::show(const HostStates& states) {
    Rows rows;
    m_faults.clear();
    m_areLate.clear();
    for (qsizetype i = 0; i < states.names.size(); ++i) {
        rows << cellsOf(states, i);
        m_faults << states.faultOf(states.names[i]);
        m_areLate << isLate(states.shareOf(states.names[i]));
    }
    setRows(rows);
}

QVariant HostStatesModel::data(const QModelIndex& index, int role) const {
    const bool isState = index.column() == stateColumn;
    const QString fault = m_faults.value(index.row());
    const bool isWrong =
        isState ? !fault.isEmpty() : index.column() == skewColumn && m_areLate.value(index.row());
    if (role == Qt::ForegroundRole && isWrong)
        return ChartColors::of(QGuiApplication::palette()).warning;
    if (role == Qt::ToolTipRole && isState && !fault.isEmpty())
        return wrappedTip(sentence(fault.toStdString()));
    if (role == Qt::TextAlignmentRole && isState)
        return toTheLeft;
    return RowsModel::data(index, role);
}

QVariant HostStatesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && section == stateColumn)
        return toTheLeft;
    return RowsModel::headerData(section, orientation, role);
}

} // namespace loadstone

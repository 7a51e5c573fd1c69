// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/malformedmodel.h"

#include "core/report/ngramtext.h"
#include "ui/format.h"

#include <QFileInfo>

namespace loadstone {

MalformedModel::MalformedModel(QObject* parent)
    : RowsModel({QStringLiteral("Why"), QStringLiteral("File"), QStringLiteral("Line")}, parent) {
    setHeaderTips({QStringLiteral("Why the line was not counted"),
                   QStringLiteral("The file that it stands in"),
                   QStringLiteral("Its number in the file, from 1")});
}

void MalformedModel::showReport(const NgramReport& report) {
    Rows rows;
    for (const auto& line : report.firstMalformed)
        rows << QStringList{sentence(sentenceFor(line.reason)),
                            QFileInfo(toText(line.file)).fileName(), countText(line.line)};
    setRows(rows);
}

QVariant MalformedModel::data(const QModelIndex& index, int role) const {
    const bool isFile = index.column() == 1;
    if (role == Qt::TextAlignmentRole && isFile)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return RowsModel::data(index, role);
}

QString notCountedText(const NgramReport& report) {
    const QString what = toText(malformedText(report));
    return report.malformed == 1 ? QStringLiteral("%1 was not counted.").arg(what)
                                 : QStringLiteral("%1 were not counted.").arg(what);
}

} // namespace loadstone

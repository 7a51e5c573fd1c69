// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/headercolors.h"

#include "ui/theme/chartcolors.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QRegularExpression>

#include <algorithm>

namespace loadstone {

HeaderColors::HeaderColors(QPlainTextEdit& field)
    : QSyntaxHighlighter(field.document()), m_field(field) {
    field.installEventFilter(this);
}

void HeaderColors::highlightBlock(const QString& text) {
    static const QRegularExpression firstLine(
        R"(^(HTTP/[0-9.]+ [0-9]{3}\b|[A-Z]+ .* HTTP/[0-9.]+$))");
    if (firstLine.match(text).hasMatch()) {
        QTextCharFormat bold;
        bold.setFontWeight(QFont::Bold);
        setFormat(0, int(text.size()), bold);
        return setCurrentBlockState(Head);
    }
    if (previousBlockState() != Head || text.isEmpty())
        return setCurrentBlockState(Body);
    QTextCharFormat name;
    name.setForeground(ChartColors::of(m_field.palette()).series[4]);
    setFormat(0, std::max(0, int(text.indexOf(':'))), name);
    setCurrentBlockState(Head);
}

bool HeaderColors::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        rehighlight();
    return QSyntaxHighlighter::eventFilter(watched, event);
}

} // namespace loadstone

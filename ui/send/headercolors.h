// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSyntaxHighlighter>

class QPlainTextEdit;

namespace loadstone {

/// Marks the first line of each message, and the names of headers, in the colours of the field's
/// palette. Owned by the field's document.
class HeaderColors : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit HeaderColors(QPlainTextEdit& field);

protected:
    void highlightBlock(const QString& text) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum State { Start = -1, Head, Body };

    QPlainTextEdit& m_field;
};

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace loadstone {

/// The field for a URL, which notices a cURL command: at once if it is pasted or dropped, wherever
/// the cursor stands, and on leaving the field or with Enter if it is typed. GUI thread.
class UrlField : public QLineEdit {
    Q_OBJECT

public:
    explicit UrlField(QWidget* parent = nullptr);

    /// Tells of the command in it, if there is one.
    void tellCommand();

signals:
    /// `before` stood in the field before the command.
    void commandGiven(const QString& command, const QString& before);
    /// Nothing that was typed here is left to undo.
    void undoWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void onEdited(const QString& text);
    void onChanged(const QString& text);

    QString m_last;    ///< before the change that comes
    QString m_settled; ///< before a person began to type
};

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace loadstone {

class FieldNote;

/// A sentence about what was filled in by itself, and the button that takes it back. Takes no room
/// while there is none.
class UndoNote : public QWidget {
    Q_OBJECT

public:
    explicit UndoNote(QWidget* parent = nullptr);

    QString text() const;
    /// An empty text hides it.
    void setText(const QString& text);

signals:
    void undoWanted();

private:
    FieldNote* m_note;
};

} // namespace loadstone

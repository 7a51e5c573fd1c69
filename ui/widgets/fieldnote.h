// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/sentencelabel.h"

namespace loadstone {

/// A sentence under a row of fields that says what is wrong there, or why it has to wait; takes no
/// room while all is well.
class FieldNote : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Wrong, Waiting };

    explicit FieldNote(QWidget* parent = nullptr, Kind kind = Kind::Wrong);

    QString text() const { return m_label->sentence(); }
    /// An empty text hides the note.
    void setText(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColor();

    const Kind m_kind;
    SentenceLabel* m_label;
};

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace loadstone {

/// A text of any length that never asks for more width, so that nothing typed or read from a file
/// widens the window: it wraps, words and texts that are too long are shortened in the middle, and
/// the tool tip has the whole.
class SentenceLabel : public QLabel {
    Q_OBJECT

public:
    explicit SentenceLabel(QWidget* parent = nullptr);

    /// As it was set, not as it is shown.
    QString sentence() const { return m_sentence; }
    void setSentence(const QString& text);

    QSize minimumSizeHint() const override;

private:
    QString m_sentence;
};

} // namespace loadstone

// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/send/sentpage.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace loadstone {

/// One side of a dialogue: what was sent, or what came. JSON is laid out unless it is to be seen as
/// it is; of a long body the beginning. GUI thread.
class MessageView : public Card {
    Q_OBJECT

public:
    /// "Sent" with "As sent".
    MessageView(const QString& title, const QString& raw, QWidget* parent = nullptr);

    void show(const SideText& side);
    void showSecrets(bool shown);

private:
    void refresh();

    QLabel* m_sizes;
    QCheckBox* m_raw;
    QPlainTextEdit* m_text;
    SideText m_side;
    bool m_hasSecrets = false;
};

} // namespace loadstone

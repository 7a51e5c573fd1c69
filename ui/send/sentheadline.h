// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/sendonce.h"
#include "ui/widgets/card.h"

class QCheckBox;

namespace loadstone {

class SentenceLabel;

/// What came of one request, in a sentence, and how it went; with an edge of the colour of its
/// success. GUI thread.
class SentHeadline : public Card {
    Q_OBJECT

public:
    explicit SentHeadline(QWidget* parent = nullptr);

    void show(const SentOnce& once);

signals:
    void backWanted();
    void secretsWanted(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SentenceLabel* m_sentence;
    SentenceLabel* m_detail;
    QCheckBox* m_secrets;
    bool m_isOk = true;
};

} // namespace loadstone

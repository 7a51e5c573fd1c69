// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/send/sentpage.h"

#include <QWidget>

namespace loadstone {

class MessageView;
class SentChecks;
class SentHeadline;
class Waterfall;

/// All of one request: what came of it, which checks it passed, where the time went, what was sent
/// and what came. Secrets are hidden until they are wanted. GUI thread.
class SentView : public QWidget {
    Q_OBJECT

public:
    explicit SentView(QWidget* parent = nullptr);

    void show(const SentPage& page);

signals:
    void backWanted();

private:
    QWidget* waterfallCard();
    void showSecrets(bool shown);

    SentHeadline* m_headline;
    SentChecks* m_checks;
    Waterfall* m_waterfall;
    MessageView* m_sent;
    MessageView* m_received;
};

} // namespace loadstone

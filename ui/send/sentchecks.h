// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/sendonce.h"
#include "ui/widgets/card.h"

class QListWidget;

namespace loadstone {

/// The checks of one request, a row each: "failed  body contains "in stock"". Takes no room if
/// there is none, or no whole answer. GUI thread.
class SentChecks : public Card {
    Q_OBJECT

public:
    explicit SentChecks(QWidget* parent = nullptr);

    void show(const SentOnce& once);

private:
    QListWidget* m_list;
};

} // namespace loadstone

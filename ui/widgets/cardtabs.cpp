// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/cardtabs.h"

#include <QVBoxLayout>

namespace loadstone {

QTabWidget* tabsIn(Card& card) {
    auto* tabs = new QTabWidget(&card);
    tabs->setDocumentMode(true);
    auto* layout = new QVBoxLayout(&card);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(tabs);
    return tabs;
}

} // namespace loadstone

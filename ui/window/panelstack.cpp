// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/panelstack.h"

namespace loadstone {

const loadstone::Panel* PanelStack::running() const {
    for (int i = 0; i < count(); ++i)
        if (at(i).isRunning())
            return &at(i);
    return nullptr;
}

void PanelStack::stopAll() {
    for (int i = 0; i < count(); ++i)
        at(i).stop();
}

// Two loads at once take the processor and the network from each other, and both measure less than
// there is.
void PanelStack::holdOthersBack(const QString& other) {
    const auto* on = running();
    const QString name = on ? on->name() : other;
    const QString why = QString("%1 is running. Two at once would slow each other down and spoil "
                                "the figures: wait until it has ended, or stop it.")
                            .arg(name);
    for (int i = 0; i < count(); ++i)
        at(i).holdBack(name.isEmpty() || on == &at(i) ? QString() : why);
}

} // namespace loadstone

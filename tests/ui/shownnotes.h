// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/fieldnote.h"

#include <QStringList>

namespace loadstone {

/// The sentences that are shown at the fields of a form.
inline QString shownNotes(const QWidget& form) {
    QStringList texts;
    for (const FieldNote* note : form.findChildren<FieldNote*>())
        if (note->isVisibleTo(&form))
            texts << note->text();
    return texts.join(' ');
}

} // namespace loadstone

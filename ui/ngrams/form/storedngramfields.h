// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/form/ngramfields.h"

#include <QSettings>

namespace loadstone {

/// The n-gram form in the settings. What makes no sense counts as absent; where no files were ever
/// stored, those of a first start are given.
NgramFields loadNgramFields(const QSettings& store);
void storeNgramFields(QSettings& store, const NgramFields& fields);

} // namespace loadstone

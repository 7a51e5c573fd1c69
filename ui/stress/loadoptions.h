// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planoptions.h"

class QHBoxLayout;

namespace loadstone {

/// What is rarely said of a load, folded away: how it begins, arrives and ends, and what it must
/// keep.
class LoadOptions : public PlanOptions {
    Q_OBJECT

public:
    explicit LoadOptions(QWidget* parent = nullptr);

private:
    QHBoxLayout* courseRow();
    QHBoxLayout* thresholdRow();
    QWidget* arrivalField();
};

} // namespace loadstone

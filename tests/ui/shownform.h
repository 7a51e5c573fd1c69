// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/testprogram.h"
#include "ui/stress/planform.h"

#include <QTest>

#include <memory>

namespace loadstone {

/// A form that is on the screen; none if it does not come there.
inline std::unique_ptr<PlanForm> shownForm() {
    auto form = std::make_unique<PlanForm>();
    form->show();
    if (!QTest::qWaitForWindowExposed(form.get(), patience))
        form.reset();
    return form;
}

} // namespace loadstone

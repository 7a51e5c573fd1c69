// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/memory/workerslot.h"

namespace loadstone {

void WorkerSlot::commit(const Published& next) {
    versions[(committed + 1) % 2] = next;
    committed.fetch_add(1, std::memory_order_release);
}

} // namespace loadstone

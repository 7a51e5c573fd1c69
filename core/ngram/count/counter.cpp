// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/count/counter.h"

#include "core/ngram/count/bookscounter.h"
#include "core/ngram/count/textcounter.h"

namespace loadstone {

void Counter::reject(Malformed reason) {
    ++m_malformed;
    m_onMalformed(m_lines, reason);
}

void Counter::rejectTooLong() {
    reject(Malformed::LineTooLong);
    passLines(1);
}

std::unique_ptr<Counter> makeCounter(Format format, const NgramOptions& options, CountSink& sink,
                                     Counter::OnMalformed onMalformed) {
    if (format == Format::Text)
        return std::make_unique<TextCounter>(options, sink, std::move(onMalformed));
    return std::make_unique<BooksCounter>(format, options, sink, std::move(onMalformed));
}

} // namespace loadstone

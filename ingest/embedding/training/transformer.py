"""A small transformer over the same tokens, in plain operations: torch's own layer has a fast path that cannot be exported."""

from __future__ import annotations

import numpy
import torch
from torch import nn
from torch.nn import functional

from tokenizer import PAD, UNKNOWN

TINY = 1e-9
HIDDEN_SCORE = -1e4  # not −∞: a text without tokens would attend to nothing, which is not a number


class Layer(nn.Module):
    """One layer of BERT, without dropout."""

    def __init__(self, width: int, heads: int, between: int):
        super().__init__()
        self.heads = heads
        self.project, self.join = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.widen, self.narrow = nn.Linear(width, between), nn.Linear(between, width)
        self.norms = nn.ModuleList([nn.LayerNorm(width), nn.LayerNorm(width)])

    def forward(self, hidden: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        texts, tokens, width = hidden.shape
        parts = self.project(hidden).view(texts, tokens, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        asked, keys, values = parts.unbind(0)
        weights = (asked @ keys.transpose(2, 3) / (width // self.heads) ** 0.5 + bias).softmax(3)
        attended = (weights @ values).transpose(1, 2).reshape(texts, tokens, width)
        hidden = self.norms[0](hidden + self.join(attended))
        return self.norms[1](hidden + self.narrow(functional.gelu(self.widen(hidden))))


class Stack(nn.Module):
    """Padded ids and their mask → a vector for each token."""

    def __init__(self, vocabulary: int, width: int, layers: int, heads: int, longest: int):
        super().__init__()
        self.tokens, self.places = nn.Embedding(vocabulary, width), nn.Embedding(longest, width)
        for table in (self.tokens, self.places):
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList([Layer(width, heads, 4 * width) for _ in range(layers)])

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        places = torch.cumsum(torch.ones_like(ids), dim=1) - 1
        bias = (1 - mask[:, None, None, :].float()) * HIDDEN_SCORE
        hidden = self.norm(self.tokens(ids) + self.places(places))
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


class Pooled(nn.Module):
    """The finished vector inside the graph, as the static model has it: mean of the known tokens, at length 1."""

    def __init__(self, stack: Stack, longest: int):
        super().__init__()
        self.stack, self.longest = stack, longest

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        ids, mask = input_ids[:, : self.longest], attention_mask[:, : self.longest]
        known = mask.float() * (ids > UNKNOWN).float()
        summed = (self.stack(ids, mask) * known[:, :, None]).sum(1)
        return summed / summed.norm(dim=1, keepdim=True).clamp(min=TINY)


class TransformerEncoder(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.pooled = Pooled(Stack(shape.vocabulary, shape.dimensions, shape.layers, shape.heads, shape.longest), shape.longest)

    def forward(self, ids: numpy.ndarray, offsets: numpy.ndarray) -> torch.Tensor:
        texts = [torch.from_numpy(part[: self.shape.longest].astype(numpy.int64)) for part in numpy.split(ids, offsets[1:])]
        padded = nn.utils.rnn.pad_sequence(texts, batch_first=True, padding_value=PAD)
        if padded.shape[1] == 0:  # no text has a token
            padded = torch.full((len(texts), 1), PAD)
        padded = padded.to(self.pooled.stack.tokens.weight.device)
        return self.pooled(padded, (padded != PAD).long())
